"""The house's own file, `.muharrir`: everything an article is, in a zip that others can read."""
