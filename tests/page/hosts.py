"""Pages of somebody else, in which timelines stand: one as tame as a page can be, one that styles everything."""

from __future__ import annotations

TAME = "body { margin: 0; width: 1000px; } section { margin: 9px !important; }"
HOSTILE = """
* { margin: 9px !important; line-height: 3 !important; letter-spacing: 3px !important; }
*::before, *::after { content: "!" !important; }
:root { font-size: 30px; --ink: red; --color: lime; --side: 200px; }
html { width: 1000px; margin: 0 !important; }
body { margin: 0 !important; font-family: cursive; color: purple; text-align: right; }
main { margin: 0 !important; }
div { float: left; width: 50%; display: flex; transform: rotate(3deg); }
section { display: grid !important; }
li { list-style: square inside !important; display: list-item; padding: 20px; }
button { background: red !important; height: 99px; text-transform: uppercase; }
svg { width: 50%; height: auto; fill: red; max-width: 20px; }
path, rect, circle { stroke: lime; stroke-width: 7px; }
text { font-size: 40px !important; fill: green; }
a { color: red !important; background: yellow; }
h2, h3 { font-size: 90px !important; text-transform: uppercase; }
p { text-indent: 50px; }
span { display: block; font-size: 44px; position: relative; }
i { position: static; width: 200px; }
input, select { width: 100%; }
details { display: contents; }
dialog { inset: 0; }
canvas { width: 100% !important; height: 300px !important; }
.panel, .list, .label, .bar, .meta, .date, .chart { display: none !important; }
.tip { opacity: 0.1; }
#content section div p { color: fuchsia !important; }
"""


def host(*parts: str, style: str = TAME, head: str = "") -> str:
    """A page with these parts and words between them."""
    between = "<p>Words.</p>".join(parts)
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>An article</title>'
        f"{head}{f'<style>{style}</style>' if style else ''}</head>"
        f'<body><main id="content">{between}<p id="comments">More words.</p></main></body></html>'
    )
