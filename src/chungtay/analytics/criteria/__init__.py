"""Judging in columns: levels and places as tables, and the views that judge every unit at once.

`core.criteria.judging` is the specification; a test holds these views equal to it on whatever
values and levels.
"""
