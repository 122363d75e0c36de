"""Arguments, the application object, the first window, the exit code."""


def main() -> int:
    """Run the program and return its exit code."""
    return 0
