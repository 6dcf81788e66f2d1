"""Pages, addresses, the command line."""
