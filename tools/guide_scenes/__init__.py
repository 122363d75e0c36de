"""The pictures of the user guide, each shot from the running program: one module of scenes per part of the guide.

A scene plays through real widgets by their names, in the language of the studio, and shoots pictures on the way. The
clinic, its clients and the clock are always the same, so that an unchanged program gives the same pictures.
"""
