"""What everything stands on: errors, translation, paths, preferences, logs, clock. Standard library only."""
