"""RMT Desktop, the record system of a massage-therapy clinic."""

__version__ = "0.1.0"
