"""HTML out: a whole page that stands on its own, or a fragment for a content system."""
