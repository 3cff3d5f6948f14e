"""What of an archive may leave it, and the copy that is made of that."""
