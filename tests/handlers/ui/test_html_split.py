"""Long texts in parts: each fits and reads, and together they say what the whole did."""

from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.ui.html_glyphs import utf16_length
from handlers.ui.html_split import SOURCE_BYTES, split_html
from playground.messages.html_parsing import parse_html
from playground.messages.text_units import entity_text

FAMILY = "👩‍👩‍👧"
PIECES = st.one_of(
    st.text(max_size=12),
    st.text(alphabet="ab.! \n", max_size=40),
    st.sampled_from(
        [
            *(
                FAMILY,
                "🇩🇪🇫🇷",
                "👍🏽",
                "e\u0301",
                "שלום עולם ",
                "한국어",
                "\n\n",
                "\r\n",
                "\t",
                "\x00",
            ),
            *("AT&T", "&nbsp;", "&#65", "&amp", "x" * 50, "a\u0335\u0335\u0335", "\u200d", "  "),
            *("a \u0301b c", "d \u200d \U0001f3fb e"),
        ]
    ),
)
SOURCES = st.one_of(
    PIECES.map(escape),
    st.sampled_from(
        [
            "&#128077;",
            "&#x41;",
            "&quot;",
            "AT&T",
            "&nbsp;",
            "&#0;",
            "&#99999999999;",
            "&#x00000041;",
            "&ltx",
        ]
    ),
)
OPENED = [
    *("<b>", "<i>", "<u>", "<s>", "<code>", "<pre>", "<tg-spoiler>", "<blockquote>"),
    *("<blockquote expandable>", '<a href="https://example.org/?a=1&amp;b=2">', "<strong>"),
    *('<tg-time unix="1764460800" format="r">', '<span class="tg-spoiler">', "<B>"),
]


def enclose(opened: str, inner: str) -> str:
    """The text between a tag and its end."""
    return f"{opened}{inner}</{opened[1:-1].split(maxsplit=1)[0]}>"


HTML = st.recursive(
    SOURCES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=5).map("".join), st.builds(enclose, st.sampled_from(OPENED), inner)
    ),
    max_leaves=25,
)
LIMITS = st.integers(2, 80)


def styled_characters(html: str) -> list[tuple[str, frozenset[str]]]:
    """Every character that is seen, with the kinds of entities that it stands in."""
    text, entities = parse_html(html)
    units = text.encode("utf-16-le")
    kinds: list[set[str]] = [set() for _ in range(len(units) // 2)]
    for one in entities:
        for at in range(one["offset"], one["offset"] + one["length"]):
            kinds[at].add(one["type"] + one.get("url", ""))
    seen, at = [], 0
    for character in text:
        if not character.isspace():
            seen.append((character, frozenset(kinds[at])))
        at += utf16_length(character)
    return seen


@settings(deadline=None)
@given(HTML, LIMITS)
def test_every_part_fits_and_can_be_read(html: str, limit: int) -> None:
    """Telegram's own reading finds text in each part, and not too much of it."""
    parts = split_html(html, limit)
    if len(parts) > 1:
        for part in parts:
            text, _ = parse_html(part)
            assert text.strip()
            assert utf16_length(text.strip()) <= max(limit, 64)


@settings(deadline=None)
@given(HTML, LIMITS)
def test_no_character_and_no_style_is_lost(html: str, limit: int) -> None:
    """What is seen is the same in the same order, bold where it was bold."""
    seen = [one for part in split_html(html, limit) for one in styled_characters(part)]
    assert seen == styled_characters(html)


@settings(deadline=None)
@given(HTML, LIMITS)
def test_no_word_is_cut_that_fits(html: str, limit: int) -> None:
    """Words stay words, unless one alone is longer than a message."""
    words = parse_html(html)[0].split()
    if all(utf16_length(word) <= limit for word in words):
        parts = split_html(html, limit)
        assert [word for part in parts for word in parse_html(part)[0].split()] == words


@settings(deadline=None)
@given(HTML)
def test_what_fits_comes_back_as_it_is(html: str) -> None:
    """Not a byte is changed where nothing has to be."""
    assert split_html(html, utf16_length(parse_html(html)[0]) or 1) == [html]


@settings(deadline=None)
@given(HTML, LIMITS)
def test_parts_are_not_split_again(html: str, limit: int) -> None:
    """Whatever came out once may go through once more."""
    for part in split_html(html, limit):
        assert split_html(part, limit) == [part]


@settings(deadline=None)
@given(st.text(alphabet="<>/ab&;#1 \"='", max_size=200), LIMITS)
def test_broken_markup_is_split_as_plain_words(html: str, limit: int) -> None:
    """Whatever is wrong with the tags, the parts of a long text can be read."""
    parts = split_html(html, limit)
    if len(parts) > 1:
        for part in parts:
            assert utf16_length(parse_html(part)[0].strip()) <= max(limit, 64)


@pytest.mark.parametrize(
    ("html", "limit", "parts"),
    [
        ("One two.\n\nThree four. Five\nsix.", 24, ["One two.", "Three four. Five\nsix."]),
        ("One two.\nThree four. Five six.", 24, ["One two.", "Three four. Five six."]),
        ("One two. Three four five", 20, ["One two.", "Three four five"]),
        ("One two.\n\nThree\nfour five six", 22, ["One two.", "Three\nfour five six"]),
        ("one two three", 9, ["one two", "three"]),
        ("onetwothree", 5, ["onetw", "othre", "e"]),
        ("<b>one <i>two</i></b> six", 4, ["<b>one</b>", "<b><i>two</i></b>", "six"]),
        ("a &lt; b &amp; c", 6, ["a &lt; b", "&amp; c"]),
        ("<pre>if a:\n    b()</pre>", 8, ["<pre>if a:</pre>", "<pre>    b()</pre>"]),
        ("👍👍👍", 3, ["👍", "👍", "👍"]),
        (FAMILY * 2, 10, [FAMILY, FAMILY]),
        ("🇩🇪🇫🇷", 6, ["🇩🇪", "🇫🇷"]),
        ("one two", 3, ["one", "two"]),
        ("a &ltx b", 4, ["a", "&amp;ltx", "b"]),
        ("a \u0301b c", 3, ["a", "\u0301b", "c"]),
    ],
)
def test_where_it_is_cut(html: str, limit: int, parts: list[str]) -> None:
    """Between paragraphs, else lines, sentences, words; never within what reads as one sign."""
    assert split_html(html, limit) == parts


def test_the_first_part_may_have_less_room() -> None:
    """A caption holds less than the messages behind it."""
    assert split_html("one two three four", 14, 4) == ["one", "two three four"]


def test_much_markup_around_little_text_is_split_too() -> None:
    """Telegram reads no more than 32 KB of a text, its tags included."""
    html = "".join(f'<a href="https://example.org/{"x" * 300}">{at} </a>' for at in range(200))
    parts = split_html(html, 4096)
    assert len(parts) > 1
    assert all(len(part.encode()) <= SOURCE_BYTES for part in parts)
    assert [one for part in parts for one in styled_characters(part)] == styled_characters(html)


def test_a_span_of_time_is_not_cut() -> None:
    """Each phone writes its own words for it."""
    html = 'Be there <tg-time unix="1764460800">on 30 Nov</tg-time> please'
    parts = split_html(html, 14)
    (whole,) = (part for part in parts if "tg-time" in part)
    text, (entity,) = parse_html(whole)
    assert entity_text(text, entity["offset"], entity["length"]) == "on 30 Nov"


def test_a_span_of_time_longer_than_a_part_is_cut_between_words() -> None:
    """Where it cannot stay whole, its words do."""
    html = '<tg-time unix="1764460800">one two three</tg-time>'
    assert [parse_html(part)[0] for part in split_html(html, 9)] == ["one two", "three"]
