"""The `timeline` command: one command a file, loaded when called."""
