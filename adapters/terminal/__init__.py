"""The terminal: talking by hand, scripted conversations, and looking at what would be understood."""
