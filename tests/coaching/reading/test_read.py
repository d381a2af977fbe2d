"""Whatever is typed, it is read, and what is understood stands in it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from coaching.reading.proposals import Reading
from tests.coaching.reading.news import test_news as news
from tests.coaching.reading.talks import A_REMINDER, read_message

WORDS = sorted(
    {
        word
        for name in dir(news)
        for mark in getattr(getattr(news, name), "pytestmark", ())
        for case in mark.args[1]
        for word in (case if isinstance(case, str) else case[0]).split()
    }
)
"""The words of the messages that other tests read."""
MARKS = (*"/-,;:?!.@()+\n", "3/4", "5", "12/4", "14h30", "one", "out", "of", "Dr.", "王小明", "🙂")
PIECES = st.sampled_from([*WORDS, *MARKS])


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_any_words_can_be_read(text: str) -> None:
    """Words in any order, with marks and figures between them."""
    assert_stands_in(text, read_message(text))


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    """Any characters at all, also as an answer to a reminder."""
    assert_stands_in(text, read_message(text, asked=A_REMINDER))


def assert_stands_in(text: str, reading: Reading) -> None:
    """Each fact comes of a stretch of the message, and so does what nobody claimed."""
    for span in (*(one.span for one in reading.proposals), *reading.rest):
        assert 0 <= span.start < span.end <= len(text), (span, text)
    for one in reading.rest:
        assert one.text_in(text).strip(), (one, text)
