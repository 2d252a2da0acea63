"""Reconciliation: profiles, lists handed in, their lines, and what was said about each."""
