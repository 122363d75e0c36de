"""What the clinic means: frozen values and rules. No clock, no randomness, no input or output."""
