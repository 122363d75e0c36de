"""Packaged reference data, loaded into frozen domain values."""
