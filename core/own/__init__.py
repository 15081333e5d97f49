"""Within one unit of work: a person's other conversations and the cards there, and everything that we hold of them."""
