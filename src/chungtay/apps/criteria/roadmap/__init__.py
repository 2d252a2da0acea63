"""The registers of the roadmap: targets, remedies and kept scenarios."""
