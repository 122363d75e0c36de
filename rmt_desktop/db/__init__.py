"""The encrypted store. SQLAlchemy, Alembic and SQLCipher live here and nowhere else."""
