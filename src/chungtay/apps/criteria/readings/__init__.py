"""The register of readings: what each stage says of each requirement."""
