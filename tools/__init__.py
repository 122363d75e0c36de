"""What ``dev.py`` calls: set-up, checks, previews, benchmarks and generators. Nothing here ships with the program."""
