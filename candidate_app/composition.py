"""Composition root: the only module that names all parts."""
