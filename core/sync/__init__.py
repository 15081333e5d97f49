"""Keeping both calendars the same: pushing the ledger, pulling what others changed, and the way to an account."""
