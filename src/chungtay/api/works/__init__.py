"""Works over HTTP: listed as of a day, told whole, in OC4IDS' shape; and written down."""
