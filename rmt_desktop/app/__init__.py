"""The composition root: arguments, wiring, first window, self-test and crash hook."""
