"""Real processes of the product, killed at a chosen boundary between two effects, and started again at once."""
