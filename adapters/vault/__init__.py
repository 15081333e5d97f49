"""Secrets at rest: AES-256-GCM, bound to owner and purpose, with keys that rotate."""
