"""The proof that nothing confidential leaves: words are planted everywhere and sought in all bytes."""
