"""The generator of the body chart's figures: from an openly given human mesh to outlines, regions, muscles and shading.

Run by a developer with ``python3 dev.py figures``; the program itself reads only what it writes. The steps, one module
surface with its own shadows (``subdivide``, ``figure``), views of it (``raster``, ``views``), places on the body in
words an anatomist uses (``places``), layers painted by rules on that (``rules``, ``layers``), their borders as curves
(``lattice``, ``smoothing``, ``borders``, ``bezier``), drawn lines (``ink``), light (``shade``), and the files
(``writing``, ``bodymap``).
"""
