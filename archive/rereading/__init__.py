"""Kept bytes read again by today's extractor, and what that changes."""
