"""Windows, pages and widgets. Qt lives here."""
