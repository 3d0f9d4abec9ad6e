"""Dated events with their evidence, in a file that people edit, drawn as one page."""
