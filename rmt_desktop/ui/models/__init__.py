"""Generic tables over dataclasses."""
