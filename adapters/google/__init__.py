"""Google: OAuth 2.0 and Calendar v3, through its own client libraries."""
