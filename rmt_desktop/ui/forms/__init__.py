"""Forms from specs: a styled view, an editor per kind of question, problems beside the field."""
