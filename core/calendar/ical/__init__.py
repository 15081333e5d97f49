"""Calendar files (RFC 5545) as events: read strictly where a mistake would move something, kindly everywhere else."""
