"""Fixtures that give all services on the real store."""
