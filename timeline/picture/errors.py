"""What can go wrong when a picture is drawn, in words for the person who asked for it."""

from __future__ import annotations


class PictureError(ValueError):
    """A picture that cannot be drawn as asked; the message says what to change."""


class MissingLibraryError(PictureError, ImportError):
    """What pictures need is not installed; the message says how to get it."""
