"""How the trigger-point atlas is made: from places told by regions to zones of the skin, and a sheet to look at."""
