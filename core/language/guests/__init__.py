"""Mail addresses in a message: found before anything else reads the @, and made guests of the event."""
