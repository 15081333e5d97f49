"""Calendar things in RFC 5545 words: when, events, series, drafts, the ledger's lines, and clashes."""
