"""From a timeline to one HTML file that needs nothing else."""

from timeline.page.render import render

__all__ = ["render"]
