"""The stores of the use cases, one file for each kind of record, over one connection in one transaction."""
