"""Words of titles: which of them tell, and how alike two titles are."""
