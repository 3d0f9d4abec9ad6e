"""The options that choose events and their looks, the same in every command that draws or writes them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from timeline.dates import When
    from timeline.schema import Timeline
    from timeline.selecting import Selection

Command = TypeVar("Command", bound=Callable[..., Any])

THEMES = ("auto", "light", "dark")
_SELECTING = ("since", "until", "lanes", "actors", "statuses", "accepted_only", "min_importance", "title")


def selecting_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--from`, `--to`, `--lane` and the rest; it gets them as one argument, `selection`."""

    @wraps(command)
    def with_selection(**arguments: Any) -> Any:
        from timeline.selecting import Selection, SelectionError

        chosen = {name: arguments.pop(name) for name in _SELECTING}
        try:
            selection = Selection(**chosen)
        except SelectionError as error:
            raise click.UsageError(str(error)) from None
        return command(selection=selection, **arguments)

    for option in reversed(_OPTIONS):
        with_selection = option(with_selection)
    return with_selection


def language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--language`, as the argument `language`."""
    return click.option(
        "--language",
        default="en",
        show_default=True,
        metavar="CODE",
        callback=_language,
        help="Of the words that are not yours: en, ru.",
    )(command)


def theme_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--theme`, as the argument `theme`."""
    return click.option(
        "--theme",
        type=click.Choice(THEMES),
        default=THEMES[0],
        show_default=True,
        help="Light or dark; auto follows the reader's system.",
    )(command)


def plotly_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--plotlyjs` and `--compact`, as arguments of these names."""
    command = click.option(
        "--compact", is_flag=True, help="Put Plotly in compressed: a page of 2 MB, unpacked by the browser."
    )(command)
    return click.option(
        "--plotlyjs",
        default="inline",
        show_default=True,
        metavar="inline|cdn|none|FILE|URL",
        help="Put Plotly into the page, load it from the network, leave it out (a still picture), put in the bundle "
        "FILE, or load it from URL.",
    )(command)


def selected(timeline: Timeline, selection: Selection) -> Timeline:
    """The wanted events of a timeline; what cannot be selected ends the command as wrong usage."""
    from timeline.dates import DateError
    from timeline.selecting import SelectionError

    try:
        return selection.apply(timeline)
    except (SelectionError, DateError) as error:
        raise click.UsageError(str(error)) from None


def _date(context: click.Context, parameter: click.Parameter, value: str | None) -> When | None:
    from timeline.dates import DateError, When

    try:
        return When.parse(value) if value is not None else None
    except DateError as error:
        raise click.BadParameter(str(error), context, parameter) from None


def _language(context: click.Context, parameter: click.Parameter, value: str) -> str:
    from timeline.wording import WordingError, load_wording

    try:
        load_wording(value)
    except WordingError as error:
        raise click.BadParameter(str(error), context, parameter) from None
    return value


_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option(
        "--from",
        "since",
        metavar="DATE",
        callback=_date,
        help="Only events on DATE or later: 2014, 2014-03-16.",
    ),
    click.option("--to", "until", metavar="DATE", callback=_date, help="Only events up to the end of DATE."),
    click.option(
        "--lane",
        "lanes",
        multiple=True,
        metavar="LANE",
        help="Only events of this lane, by id or label; `other` are those without. Can be repeated.",
    ),
    click.option(
        "--actor",
        "actors",
        multiple=True,
        metavar="NAME",
        help="Only events with this actor. Can be repeated.",
    ),
    click.option(
        "--status",
        "statuses",
        multiple=True,
        type=click.Choice(["happened", "planned", "cancelled"]),
        help="Only events of this status. Can be repeated.",
    ),
    click.option("--accepted-only", is_flag=True, help="Leave out proposals that nobody has accepted yet."),
    click.option(
        "--min-importance",
        type=click.Choice(["minor", "normal", "major"]),
        default="minor",
        show_default=True,
        help="Leave out what is less important.",
    ),
    click.option("--title", metavar="TEXT", help="Another heading than that of the file."),
)
