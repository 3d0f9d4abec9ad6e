"""events.yaml as a file: read with the place of everything in it, checked all at once, written atomically."""

from timeline.events_file.problems import Problem, report
from timeline.events_file.reading import EventsFile, read, read_text
from timeline.events_file.writing import write_atomically

__all__ = ["EventsFile", "Problem", "read", "read_text", "report", "write_atomically"]
