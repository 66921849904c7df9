"""Templates in the window: galleries, slots on the page, the headline workshop, one's own files."""
