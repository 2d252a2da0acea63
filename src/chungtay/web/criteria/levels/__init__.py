"""The pages on which a province enters its own levels of the criteria."""
