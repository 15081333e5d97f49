"""English: what a message means, as far as rules can tell."""
