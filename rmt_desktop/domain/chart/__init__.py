"""The body chart as values: figures, marks, geometry and the display list both renderers draw."""
