"""ninjs out: one news item as JSON (IPTC ninjs 3.1), for other newsrooms and their systems."""
