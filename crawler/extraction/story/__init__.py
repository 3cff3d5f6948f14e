"""Where the story stands on its page, and its blocks: paragraphs, sub-headings, images, the list below it."""
