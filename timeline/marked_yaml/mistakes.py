"""The mistakes that people make in YAML: how each looks at the place where a parser gave up, and what to say."""

from __future__ import annotations

import re

from timeline.marked_yaml.faults import Fault
from timeline.marked_yaml.place import KEY, Place, quoted, shortened

_KEY_WITHOUT_SPACE = re.compile(r"(?P<before>[ ]*(?:-[ ]+)*)(?P<key>[A-Za-z_]\w*):(?P<rest>[^\s/].*)$")
_SWALLOWED = re.compile(r"[ \t](?P<comment>(?P<text>#[^\s,\]}]+).*[\]}])\s*$")
_LISTED = 5


class Mistakes(Place):
    """The mistakes that may have led to the place: each method looks for one, and gives a fault or None."""

    def tab(self) -> Fault | None:
        """A line that is indented with a tab."""
        indent = self.line[: len(self.line) - len(self.line.lstrip(" \t"))]
        if "\t" not in indent:
            return None
        others = [
            str(number + 1)
            for number in range(self.number + 1, len(self.lines))
            if (line := self.lines.line(number)) and "\t" in line[: len(line) - len(line.lstrip(" \t"))]
        ]
        hint = "replace the tab with spaces"
        if others:
            more = f" and {len(others) - _LISTED} more" if len(others) > _LISTED else ""
            hint += f", and those in line {', '.join(others[:_LISTED])}{more} too"
        start = self.lines.start_of(self.number) + indent.index("\t")
        return self.fault(start, start + indent.count("\t"), "YAML is indented with spaces, not tabs", hint)

    def forbidden_start(self) -> Fault | None:
        """A value that starts with @, ` or %."""
        if fault := self.tab():
            return fault
        character = self.text[self.at : self.at + 1]
        value = self.rest_of_line(self.at)
        message = f"a text cannot start with {character!r} unless it is in quotes"
        return self.fault(self.at, self.at + len(value), message, f"write {quoted(value)}")

    def colon(self) -> Fault | None:
        """`title: US: Russia`, or a key that is indented deeper than the one above it."""
        start = self.lines.start_of(self.number)
        key = KEY.match(self.line)
        if key and start + key.end("key") < self.at:
            after = start + key.end()
            begin = after + len(self.text[after : self.at]) - len(self.text[after : self.at].lstrip())
            value = self.rest_of_line(begin)
            if value[:1] not in "'\"[{":
                return self.fault(
                    begin,
                    begin + len(value),
                    "a text that holds ': ' must be in quotes",
                    f"write {key['key']}: {quoted(value)}",
                )
            return self.fault(
                self.at, self.at + 1, "a colon cannot stand here", "put the whole text in quotes"
            )
        if fault := self.missing_space(self.number - 1):
            return fault
        if not key:
            return self.fault(
                self.at, self.at + 1, "a colon cannot stand here", "put the text before it in quotes"
            )
        begin, end = start + key.start("key"), start + key.end("key")
        above = self.key_above()
        if above is None:
            return self._no_key_above(begin)
        name, column = above
        if column == begin - start:
            message = f"the text above '{key['key']}' is not finished, or is no key with a colon"
            return self.fault(begin, end, message, "write `key: text`, with a space after the colon")
        hint = f"start '{key['key']}' in column {column + 1}, like '{name}' above it"
        return self.fault(begin, end, f"'{key['key']}' is indented too far", hint)

    def dash(self) -> Fault | None:
        """`events: - id: a`, a list on the line of its key."""
        return self.fault(
            self.at,
            self.at + 1,
            "a list item cannot start here",
            "start the list in the next line, or put a text that starts with '- ' in quotes",
        )

    def no_colon(self) -> Fault | None:
        """A line that is no key: `date:2020`, or loose words."""
        number = self.lines.mark(self.since).line
        if fault := self.missing_space(number):
            return fault
        value = self.rest_of_line(self.since)
        return self.fault(
            self.since,
            self.since + len(value),
            "this line is neither `key: value` nor part of the text above it",
            "give it a key; a text goes on in lines that are indented deeper than its key",
        )

    def missing_space(self, number: int) -> Fault | None:
        """`date:2020` in the line of that number."""
        found = _KEY_WITHOUT_SPACE.match(self.lines.line(number)) if number >= 0 else None
        if not found:
            return None
        start = self.lines.start_of(number) + found.start("key")
        end = self.lines.start_of(number) + found.start("rest")
        key, rest = found["key"], found["rest"].rstrip()
        return self.fault(start, end, f"a space is missing after '{key}:'", f"write {key}: {shortened(rest)}")

    def unclosed_quote(self) -> Fault | None:
        quote = self.text[self.since : self.since + 1]
        hint = f"end the text with {quote}"
        if quote == "'":
            hint += "; an apostrophe within single quotes is written twice: ''"
        end = self.since + len(self.rest_of_line(self.since))
        return self.fault(self.since, end, f"the quote {quote} is never closed", hint)

    def document_mark_in_quotes(self) -> Fault | None:
        quote = self.text[self.since : self.since + 1]
        message = f"the quote {quote} is not closed before the line '{self.line[:3]}'"
        return self.fault(self.since, self.since + 1, message, f"end the text with {quote}")

    def after_quote(self) -> Fault | None:
        """`'Russia's plan'`: the text goes on after the quote that ends it."""
        before = self.text[: self.at].rstrip(" ")
        quote = before[-1:]
        opened = self.text[self.previous : self.previous + 1]
        if quote not in ("'", '"') or opened != quote or self.previous >= self.at:
            return None
        if (opening := self.lines.mark(self.previous)).line < self.number:
            value = self.rest_of_line(self.previous)
            message = f"the quote {quote} opened here is closed only in line {self.number + 1}"
            return self.fault(
                opening.index, opening.index + len(value), message, f"end the text with {quote}"
            )
        value = self.rest_of_line(self.previous)
        inner = value[1:-1] if len(value) > 1 and value.endswith(quote) else value.replace(quote, "")
        message = f"the text goes on after the quote {quote} that ends it"
        rest = self.rest_of_line(self.at)
        return self.fault(self.at, self.at + len(rest), message, f"write {quoted(inner)}")

    def unclosed_bracket(self) -> Fault | None:
        bracket = self.text[self.since : self.since + 1]
        closing = {"[": "]", "{": "}"}.get(bracket)
        if not closing:
            return None
        if fault := self.swallowed():
            return fault
        if (
            self.lines.mark(self.since).line == self.number
            and self.line[self.lines.mark(self.at).column :].strip()
        ):
            return self.fault(
                self.at,
                self.at + 1,
                f"a comma or {closing} is missing before this",
                "separate the parts with commas; put a text that holds brackets, commas or ': ' in quotes",
            )
        end = self.since + len(self.rest_of_line(self.since))
        return self.fault(
            self.since, end, f"the bracket {bracket} is never closed", f"close it with {closing}"
        )

    def swallowed(self) -> Fault | None:
        """`{label: Law, color: #ff0000}`: the bracket that closes has become part of a comment."""
        for begin in (self.since, self.previous):
            mark = self.lines.mark(begin)
            if found := _SWALLOWED.search(self.lines.line(mark.line), mark.column):
                start = self.lines.start_of(mark.line) + found.start("comment")
                message = "' #' starts a comment, in which the closing bracket is lost"
                hint = f"put the text in quotes: {quoted(found['text'])}"
                return self.fault(start, start + len(found["comment"]), message, hint)
        return None

    def stray_sign(self) -> Fault | None:
        """`title: ]`, `title: , x`."""
        if fault := self.swallowed():
            return fault
        value = self.rest_of_line(self.at)
        if not value:
            hint = "close every [ with ] and every { with }"
            end = len(self.text[: self.at].rstrip())
            return self.fault(max(end - 1, 0), end, "the text ends within brackets", hint)
        message = f"a text cannot start with {value[0]!r} unless it is in quotes"
        return self.fault(self.at, self.at + len(value), message, f"write {quoted(value)}")

    def indentation(self) -> Fault | None:
        """A key or dash whose indentation fits no line above."""
        if fault := self.tab() or self.after_quote():
            return fault
        column = self.lines.mark(self.at).column
        if self.line[:column].strip(" -"):
            return self._loose_rest()
        value = self.rest_of_line(self.at)
        key = KEY.match(self.line)
        name = key["key"] if key else value
        end = self.at + (len(name) if key else len(value))
        if fault := self.missing_space(self.number):
            return fault
        if value.startswith("-"):
            message = "a list item cannot stand here, among the keys of a mapping"
            return self.fault(self.at, self.at + 1, message, "indent it below the key that it belongs to")
        above = self.key_above()
        message = f"'{shortened(name)}' is indented unlike the lines above"
        hint = f"start it in column {above[1] + 1}, like '{above[0]}' above it" if above else ""
        return self.fault(self.at, end, message, hint)

    def bad_escape(self) -> Fault | None:
        start = self.text.rfind("\\", self.since, self.at + 1)
        start = start if start >= 0 else self.at
        escape = self.text[start : start + 2]
        hint = "write the backslash twice (\\\\), or put the text in single quotes"
        return self.fault(start, start + 2, f"'{escape}' is no escape in double quotes", hint)

    def star_or_ampersand(self) -> Fault | None:
        value = self.rest_of_line(self.since)
        message = f"a text cannot start with {value[:1]!r} unless it is in quotes"
        return self.fault(self.since, self.since + len(value), message, f"write {quoted(value)}")

    def block_header(self) -> Fault | None:
        if fault := self.tab():
            return fault
        value = self.rest_of_line(self.since)
        message = f"nothing may follow {value[:1]} in its line"
        hint = f"start the text in the next line, indented; or put it in quotes: {quoted(value.lstrip('|>'))}"
        return self.fault(self.since, self.since + len(value), message, hint)

    def second_document(self) -> Fault | None:
        hint = "a file holds one timeline: delete the line '...'"
        value = self.rest_of_line(self.at)
        return self.fault(self.at, self.at + len(value), "a second document starts here", hint)

    def directive(self) -> Fault | None:
        end = self.lines.start_of(self.number) + len(self.line)
        hint = "delete this line, or put a text that starts with % in quotes"
        return self.fault(
            self.lines.start_of(self.number), end, "lines that start with % are not supported", hint
        )

    def _loose_rest(self) -> Fault:
        """`title: [Exclusive] Crews shake hands`, `{start: 1}}`"""
        rest = self.rest_of_line(self.at)
        if rest[:1] in ("]", "}"):
            return self.fault(self.at, self.at + 1, f"a bracket {rest[0]} too many", "delete it")
        before = self.text[: self.at].rstrip(" ")[-1:]
        message = (
            f"the text goes on after the bracket {before}"
            if before in ("]", "}")
            else "this cannot follow here"
        )
        key = KEY.match(self.line)
        value = self.line[key.end() :].strip() if key and key.end() <= self.lines.mark(self.at).column else ""
        hint = f"write {quoted(value)}" if value[:1] in tuple("[{*&!") else "put the whole text in quotes"
        return self.fault(self.at, self.at + len(rest), message, hint)

    def _no_key_above(self, begin: int) -> Fault:
        """Words above the first key, which the parser took for the start of that key."""
        for number in range(self.number - 1, -1, -1):
            if words := self.lines.line(number).strip():
                begin = self.lines.start_of(number) + self.lines.line(number).index(words)
                message = "this line is no `key: value`"
                return self.fault(
                    begin, begin + len(words), message, "give it a key, or make it a comment with #"
                )
        return self.fault(begin, begin + 1, "this key is too long", "a key is one of a few short names")
