"""What each migration makes, as statements; ``archive.migrations`` alone executes them."""
