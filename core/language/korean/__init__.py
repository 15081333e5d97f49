"""The Korean reader: pieces of time, people, places and intents, each in a room of its own."""
