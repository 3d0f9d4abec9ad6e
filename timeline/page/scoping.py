"""The style of the page for one timeline inside a page of somebody else.

All rules are nested in the root of the timeline, in a cascade layer, and important. An important rule in a layer
wins over every rule outside of layers, important or not and however specific, so the page around it can neither
break the timeline nor be broken by it. Below them stands one rule that takes back whatever else that page says of
our elements. Only what Plotly draws keeps the style that Plotly gives it.
"""

from __future__ import annotations

import re

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# What only a whole document can have, and movements, which important rules would stop anyway.
_DOCUMENT = re.compile(r"^\s*(?:html|@page|@keyframes \w+) \{(?:[^{}]|\{[^{}]*\})*\}\n", re.MULTILINE)
_ROOT = re.compile(r"(?<=[\s{},]):root\b|(?<=[\s{},])body(?= \{)|\.tl(?![\w-])")
_STATE = re.compile(r"(?<=[\s{},])\.(?=tl-(?:live|brief|embed|unfolded)\b)")
_BLOCK = re.compile(r"\{([^{}]+)\}")
_REM = re.compile(r"(\d*\.?\d+)rem\b")
_ROOM = re.compile(r"@media \(max-width:")

_RESET = """\
& { all: initial; direction: ltr; display: block; position: relative; padding-bottom: 8px;
  --color: initial; --ground: initial; --veil: initial; --name: initial; --on: initial; }
&::before, &::after { content: none; }
:where(:not(.tl-plot *)), :where(*)::before, :where(*)::after { all: revert-layer; }
:where(.tl-plot *) { margin: 0; padding: 0; border: 0; float: none; box-sizing: content-box; transition: none;
  animation: none; filter: none; box-shadow: none; max-width: none; max-height: none; min-width: 0; min-height: 0; }
:where(.tl-plot svg, .tl-plot svg *) { width: revert-layer; height: revert-layer; transform: revert-layer; }
:where(.tl-plot div) { display: block; transform: none; }
:where(.tl-plot .main-svg) { position: absolute; left: 0; top: 0; }
"""
_OWN = """\
[hidden][hidden][hidden][hidden] { display: none; }
& { --side: 16px; }
.tl-masthead, .tl-charting, .tl-list { container-type: inline-size; }
.tl-masthead h2 { font: 700 1.5rem/1.2 var(--serif); }
.tl-panel { z-index: 2147483000; }
@media print { &:not(.tl-brief) .tl-list { zoom: 0.83; } }
"""


def scoped(style: str, root: str) -> str:
    """`style` for the element that the selector `root` names, and for nothing else.

    Args:
        style: rules as in page.css, one block a rule, without braces or semicolons in strings.
        root: a selector.

    Widths of the window become widths of the column in which the timeline stands, and sizes no longer follow the
    font size of the document.
    """
    rules = _DOCUMENT.sub("", _COMMENT.sub("", f"\n{style}"))
    rules = _ROOM.sub("@container (max-width:", _STATE.sub("&.", _ROOT.sub("&", rules)))
    rules = _RESET + rules + _OWN
    rules = _REM.sub(lambda size: f"{float(size[1]) * 16:g}px", rules)
    rules = _BLOCK.sub(lambda block: f"{{{_important(block[1])}}}", rules)
    return f"@layer tl {{ :where({root}) {{\n{rules}}} }}\n"


def _important(declarations: str) -> str:
    each = (one.strip() for one in declarations.split(";"))
    return " " + "; ".join(one if "!important" in one else f"{one} !important" for one in each if one) + " "
