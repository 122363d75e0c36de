"""A clinic of invented people: for looking around, for the user guide's pictures, and for the benchmark."""
