"""Labels stand beside their marks and touch nothing."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.layout.labels import Label, Wish, place, shortened, text_width

WIDTH, SIZE = 1000.0, 12.0


@st.composite
def rows(draw: st.DrawFn) -> list[Wish]:
    """Marks and bars of one row that do not touch, with titles and ranks."""
    wishes, at = [], 0.0
    for _ in range(draw(st.integers(0, 12))):
        left = at + draw(st.floats(5, 200))
        right = left + draw(st.floats(8, 120))
        if right > WIDTH:
            break
        inside = (left + 8, right - 2) if draw(st.booleans()) and right - left > 20 else None
        text = draw(st.text("abc mW", min_size=1, max_size=60))
        wishes.append(Wish(left, right, text, draw(st.integers(0, 2)), inside, draw(st.booleans())))
        at = right
    return wishes


def extent(label: Label, wish: Wish) -> tuple[float, float]:
    long = text_width(label.text, SIZE, bold=wish.bold)
    return (label.x - long, label.x) if label.side == "left" else (label.x, label.x + long)


@given(rows())
def test_labels_touch_neither_each_other_nor_marks_nor_the_edges(wishes: list[Wish]) -> None:
    labels = place(wishes, width=WIDTH, size=SIZE)
    spans = [extent(label, wishes[label.index]) for label in labels]
    for label, (start, end) in zip(labels, spans, strict=True):
        own = wishes[label.index]
        if label.side == "inside":
            assert own.inside is not None
            assert own.inside[0] <= start <= end <= own.inside[1]
            continue
        assert 0 <= start <= end <= WIDTH
        assert all(end <= wish.left or start >= wish.right for wish in wishes)
    beside = [span for label, span in zip(labels, spans, strict=True) if label.side != "inside"]
    for number, (start, end) in enumerate(beside):
        assert all(end <= other[0] or start >= other[1] for other in beside[number + 1 :])


@given(rows())
def test_placing_is_deterministic_and_at_most_one_label_an_event(wishes: list[Wish]) -> None:
    labels = place(wishes, width=WIDTH, size=SIZE)
    assert labels == place(wishes, width=WIDTH, size=SIZE)
    assert [label.index for label in labels] == sorted({label.index for label in labels})


@given(st.text(max_size=80), st.floats(0, 400))
def test_a_shortened_text_fits(text: str, room: float) -> None:
    short = shortened(text, room, SIZE)
    assert short == "" or text_width(short, SIZE) <= room
    assert short in ("", text) or short.endswith("…")


def test_the_important_one_takes_the_room() -> None:
    title = "A title that needs about half of the room"
    between = [Wish(10, 20, title, 1), Wish(280, 290, title, 0)]
    (label,) = place(between, width=295, size=SIZE)
    assert (label.index, label.side, label.text) == (1, "left", title)


def test_a_lone_mark_is_labelled_to_its_right() -> None:
    (label,) = place([Wish(10, 20, "Soyuz", 1)], width=WIDTH, size=SIZE)
    assert (label.side, label.x, label.text) == ("right", 25, "Soyuz")
