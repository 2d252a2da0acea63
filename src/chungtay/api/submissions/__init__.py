"""Periodic reports over HTTP: lists, one report, its cells, what is done to it, its files."""
