"""Pictures of a timeline for reports: SVG, PDF and PNG, drawn without a browser."""

from timeline.picture.drawing import FORMATS, PictureFormat, draw, undrawable
from timeline.picture.errors import MissingLibraryError, PictureError
from timeline.picture.size import Length, Size

__all__ = [
    "FORMATS",
    "Length",
    "MissingLibraryError",
    "PictureError",
    "PictureFormat",
    "Size",
    "draw",
    "undrawable",
]
