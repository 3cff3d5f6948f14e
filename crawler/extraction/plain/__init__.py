"""Text copies of pages: the story among lines without markup."""
