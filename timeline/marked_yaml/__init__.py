"""YAML read to nodes that know where they stand, with every scalar as it was typed.

The lowest layer, beside `timeline.dates`: it knows nothing of events. A loader of plain objects would
lose what a person needs to see (the place of a mistake, `2020-04` rather than a date, the second of two
equal keys), so texts are never loaded, only parsed.
"""

from timeline.marked_yaml.building import parse, parse_with_faults
from timeline.marked_yaml.collecting import uncollected
from timeline.marked_yaml.decoding import LARGEST_FILE, decode
from timeline.marked_yaml.faults import Fault, YamlError
from timeline.marked_yaml.lines import Lines, Mark
from timeline.marked_yaml.nodes import Node, Plain, is_null, plain

__all__ = [
    "LARGEST_FILE",
    "Fault",
    "Lines",
    "Mark",
    "Node",
    "Plain",
    "YamlError",
    "decode",
    "is_null",
    "parse",
    "parse_with_faults",
    "plain",
    "uncollected",
]
