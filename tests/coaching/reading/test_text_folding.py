"""Names are folded alike, whether or not all of their letters are plain English ones."""

from hypothesis import given
from hypothesis import strategies as st

from coaching.reading.text_folding import fold_text
from tests.coaching.worlds import EXAMPLES


@EXAMPLES
@given(st.text(st.characters(max_codepoint=127)))
def test_plain_letters_are_folded_as_others_are(text: str) -> None:
    """What stands beside a letter with an accent is folded as it is without it."""
    assert fold_text(f"{text} é") == f"{fold_text(text)} e".strip()
