"""Benchmarks: each prints its machine, its numbers and their ratio to a named peer or limit."""
