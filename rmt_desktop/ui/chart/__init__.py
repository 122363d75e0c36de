"""The body chart on the screen: a picture of the chart value, tools that make new charts, and the list of marks."""
