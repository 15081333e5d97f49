"""HTTP in and out: the versioned API that the page, scripts and other programs use."""
