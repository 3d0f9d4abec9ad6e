"""The commands that need both halves of the project: build, extract, tag."""
