"""The interface for programs: the same queries, services and refusals, over HTTP and JSON."""
