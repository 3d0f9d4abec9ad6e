"""From a timeline to HTML: one file that needs nothing else, or a section for a page of somebody else."""

from timeline.page.fragment import FragmentFiles, fragment, fragment_files
from timeline.page.render import render

__all__ = ["FragmentFiles", "fragment", "fragment_files", "render"]
