"""Workbooks on pages: download a form, hand it in, see what it changes, decide."""
