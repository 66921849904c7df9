"""The vault in the window: opening and locking it, and who a confidential source is."""
