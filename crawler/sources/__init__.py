"""What can be loaded from disk: folders, files, and files that hold many pages. Nothing is ever extracted to disk."""
