"""Telegram's HTML is read exactly: texts survive, offsets fit, nothing is guessed."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.messages import html_parsing, text_units
from playground.world.refusals import ApiError, Json

TAGS = ("b", "i", "u", "s", "tg-spoiler", "code", "pre", "blockquote")
TEXT = st.text(st.characters(codec="utf-8"))


@given(TEXT)
def test_escaped_text_arrives_as_it_was(text: str) -> None:
    """Any text of a person can be sent back to them once it is escaped."""
    escaped = escape(text, quote=False)
    assert html_parsing.parse_html(escaped) == (text_units.strip_controls(text), [])


@given(TEXT, st.lists(st.tuples(st.sampled_from(TAGS), TEXT), max_size=5))
def test_entities_cover_what_they_mark(before: str, marked: list[tuple[str, str]]) -> None:
    """Offsets count UTF-16 units, so that each entity covers exactly the text in its tag."""
    source = escape(before) + "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in marked)
    text, entities = html_parsing.parse_html(source.replace("&#x27;", "'"))
    covered = [text_units.entity_text(text, one["offset"], one["length"]) for one in entities]
    wanted = [text_units.strip_controls(words) for _, words in marked]
    assert covered == [words for words in wanted if words]


@given(st.text(st.sampled_from("<>/b i&;a='\"é😀")))
def test_nonsense_is_answered_not_raised(source: str) -> None:
    """Any string is either read or refused in Telegram's words."""
    refusal = "Bad Request: can't parse entities: "
    try:
        text, entities = html_parsing.parse_html(source)
    except ApiError as refused:
        refusal = refused.description
    else:
        assert all(
            one["offset"] + one["length"] <= text_units.count_units(text) for one in entities
        )
    assert refusal.startswith("Bad Request: can't parse entities: ")


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("  <b> x </b>  ", " x", [{"type": "bold", "offset": 0, "length": 2}]),
        ("<b>x</b> <i> </i>", "x", [{"type": "bold", "offset": 0, "length": 1}]),
        ("a\r\nb\x00c", "a\nb c", []),
        ("<code>/start</code>", "/start", [{"type": "code", "offset": 0, "length": 6}]),
        ("&#55357;&#x1F600", None, []),
    ],
)
def test_trimming(source: str, text: str | None, entities: list[Json]) -> None:
    """Texts are trimmed together with their entities, and half a character is refused."""
    if text is None:
        with pytest.raises(ApiError, match="invalid Unicode characters"):
            html_parsing.parse_html(source)
        return
    assert text_units.finish_text(*html_parsing.parse_html(source)) == (text, entities)
