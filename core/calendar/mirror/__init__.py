"""The calendar as a remote one tells it: what it said, what that comes to with our pending changes, and how to push."""
