"""One page per task. Pages do not know each other; navigation does."""
