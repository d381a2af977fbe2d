"""A table of phrases finds what all of its rows in one pattern would find, and compiles few."""

import json
from itertools import product

import pytest

from benchmarks.understanding.__main__ import OWN_MESSAGES
from coaching.reading.events.interview_rows import MOVED
from coaching.reading.events.plain_line import PlainLine
from coaching.reading.events.rows import compile_rows
from coaching.reading.telling.weaknesses import _WEAK
from coaching.reading.words.phrase_table import PhraseTable, words_of_any
from coaching.reading.words.tokens import Tokens
from coaching.reading.words.word_line import WordLine, compile_phrases

MESSAGES = tuple(json.loads(line)["text"] for line in OWN_MESSAGES.read_text().splitlines())
PHRASES = compile_phrases(
    """
    (was|were) * (worried|put off) [that|about]
    worried ~ (team|teams)
    (kind ?of|sorta) >my|the _ (gap|gaps)
    (@say) * no
    . but
    """
)
ROWS = compile_rows(
    """
    <they> <aux> @cancel <talk>
    <me> <not> (get|land) (<job>|it !(right))
    (said|[quite] rude) >(no|DAY)
    BEGIN <offer> <of> [has]* (came|come)
    """
)
WORDS = (
    *(
        "was worried about the team , kind of my gap",
        "they were , put off that . but",
        "she said no",
    ),
    *("FIRM has called to cancel that | i did not get it right", "rude no DAY | did not land job"),
    *("| my offer from FIRM has come", "get", "", "kinda their gap said quite rude"),
)


def spans_found(found: PhraseTable, text: str) -> tuple[list[tuple[int, int]], ...]:
    """Returns where the table finds something, and where one pattern of all its rows does."""
    return (
        [match.span() for match in found.finditer(text)],
        [match.span() for match in found.whole.finditer(text)],
    )


@pytest.mark.parametrize("table", [PHRASES, ROWS], ids=["phrases", "rows"])
def test_it_finds_what_one_pattern_of_all_rows_finds(table: PhraseTable) -> None:
    """Also where two rows fit at one place, and where the words of a row are only partly there."""
    found = 0
    for parts in product(WORDS, repeat=3):
        text = f" {' '.join(parts)} "
        ours, whole = spans_found(table, text)
        assert ours == whole, text
        found += len(ours)
    assert found > 500


def test_what_people_write_is_found_as_before() -> None:
    """In all messages of our own the tables find what one pattern of all their rows finds."""
    found = 0
    for message in MESSAGES:
        tokens = Tokens(message)
        for table, text in ((_WEAK, WordLine(tokens).text), (MOVED, PlainLine(tokens, ()).text)):
            ours, whole = spans_found(table, text)
            assert ours == whole, message
            found += len(ours)
    assert found > 10


def test_it_looks_at_a_part_of_a_text_and_at_one_place() -> None:
    """A stretch holds what begins and ends in it, and a place what begins there."""
    text = " we were worried that the team was worried "
    assert PHRASES.search(text, 20, len(text)) is not None
    assert PHRASES.search(text, 0, 10) is None
    assert PHRASES.match(text, 4) is not None
    assert PHRASES.match(text, 9) is not None
    assert PHRASES.match(text, 1) is None


def test_a_row_is_compiled_when_its_words_are_there() -> None:
    """A row is not even compiled for a text that lacks one of its words."""
    table = compile_phrases("(worried|afraid) ~ (team|teams)\nsaid no\n")
    assert table.search(" they are worried and said yes to the squad ") is None
    assert not [row for row in table.rows if "regex" in vars(row)]
    assert table.search(" worried about my team ") is not None
    assert [row.pattern for row in table.rows if "regex" in vars(row)] == [table.rows[0].pattern]


def test_a_pattern_among_choices_needs_no_word() -> None:
    """ "kind ?of" is found without the word "of", so nothing has to be there for it."""
    assert words_of_any(["sorta", "kind ?of"]) == frozenset()
    assert words_of_any(["sorta", "kind of"]) == {"sorta", "kind"}


def test_a_sentence_of_signs_alone_is_read() -> None:
    """What is left behind an address at the end of a line is no word, and stops nobody."""
    assert PlainLine(Tokens('see https://..."."'), ()).text.startswith(" | see ")
