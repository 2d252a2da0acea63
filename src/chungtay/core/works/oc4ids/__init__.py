"""Works in the shape of the Open Contracting for Infrastructure Data Standard (OC4IDS) 0.9.

Field by field mapping: docs/reference/oc4ids.md.
"""
