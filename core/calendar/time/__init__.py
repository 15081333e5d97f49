"""Words about time: what was said, kept symbolically, and what it means against an anchor."""
