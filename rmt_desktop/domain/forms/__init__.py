"""Forms as specifications: fields, answers, checks, and the specs themselves."""
