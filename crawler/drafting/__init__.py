"""A site's declaration, drafted from a few of its pages for a person to correct."""
