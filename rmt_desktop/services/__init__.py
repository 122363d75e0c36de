"""What a user can do: use cases over ports. No Qt, no SQL, no PDF."""
