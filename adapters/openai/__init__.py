"""OpenAI, and servers that speak as it does: a reader of language that fills a closed form and can do nothing else."""
