"""An article comes in, a published page goes out."""
