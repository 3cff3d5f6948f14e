"""The section that a page puts its article in: breadcrumbs, the metadata's word, a line above the headline, a menu."""
