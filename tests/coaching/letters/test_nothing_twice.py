"""Nobody at an employer reads a sentence of ours twice, and what is mended is shown."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coaching.letters.before_sending.mend_lines import apply_to_letter
from coaching.letters.frames.frame import own_line
from coaching.letters.letter import Letter, LetterLine, LetterPiece, Occasion, Origin
from coaching.letters.thank_you_letters import key_text, thank_you_letter
from coaching.model.documents import Meeting
from coaching.model.drafted_letters import DraftedLetter, add_draft
from coaching.model.vocabulary import Tone
from coaching.proofreading.slip import Slip
from tests.coaching.dossiers import PERSON, berlin, contact, interview, opportunity


@pytest.mark.parametrize("tone", list(Tone))
@pytest.mark.parametrize("line", ["", "You showed me dock {number}", "the plan of dock {number}"])
def test_a_panel_of_five_over_two_rounds_reads_nothing_twice(tone: Tone, line: str) -> None:
    """Ten letters, and each subject, thanks, wish and end stands in one of them."""
    rounds = (opportunity().interviews[0], interview(berlin(26, 9), 2))
    team = [
        replace(
            contact(number, f"Dana{number} Lee"),
            met=tuple(Meeting(one.id, line=line.format(number=number * one.id)) for one in rounds),
        )
        for number in range(2, 7)
    ]
    job = replace(opportunity(*team), interviews=rounds, why_want="I like the sea")
    read: list[str] = []
    for one in rounds:
        for who in team:
            now = one.end + timedelta(hours=2)
            letter = thank_you_letter(Occasion(replace(PERSON, tone=tone), job, now), one, who)
            ids = (*letter.sentence_ids, *letter.subject_ids)
            read += [each for each in ids if each not in own_digests(letter)]
            shown = DraftedLetter(key_text(one, who), who.id, now, ids)
            job = replace(job, drafted=add_draft(job.drafted, shown))
    assert len(read) == len(set(read)) > 20


def own_digests(letter: Letter) -> set[str]:
    """The digests of the person's own words in a letter, which each of a team may read."""
    return {
        digest
        for line in letter.lines
        for digest in (line.ids[1:] if line.pieces[0].origin is not Origin.OWN else line.ids)
    }


def test_what_is_mended_is_mended_where_each_word_has_its_source() -> None:
    """In the frame, in the person's words, and where both meet."""
    pieces = (LetterPiece("Thankyou for "), LetterPiece("teh tour", Origin.OWN), LetterPiece("."))
    first = LetterLine("Thankyou for teh tour.", pieces=pieces)
    letter = Letter("", f"{first.text} I likd it.", lines=(first, own_line("I likd it.")))
    slips = (
        Slip(0, 8, "Thankyou", "Thank you"),
        Slip(12, 16, " teh", " the"),
        Slip(25, 29, "likd", "liked"),
    )
    mended = apply_to_letter(letter, slips)
    assert mended.body == "Thank you for the tour. I liked it."
    assert " ".join(line.text for line in mended.lines) == mended.body
    assert [piece.text for piece in mended.lines[0].pieces] == ["Thank you for the", " tour", "."]
    assert mended.lines[1].ids == letter.lines[1].ids
