"""What a load from disk has to know of its inputs: which were saved before, which are parts of one article."""
