"""The conversation and the pure function that moves it: inputs in, effects out."""
