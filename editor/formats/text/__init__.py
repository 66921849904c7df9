"""Plain text: what agencies and notes apps send, and what they take."""
