"""The command line: `chungtay …`, one module per domain, gathered in `cli.root`."""
