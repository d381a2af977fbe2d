"""What was understood wrongly is put right in words, before and after it was saved."""

import re
from typing import Final
from zoneinfo import ZoneInfo

from coaching.facts.correct_kept import correct_kept
from coaching.facts.correct_line import correct_any
from coaching.facts.proposal_json import decode_proposal
from coaching.model.pending import PendingReading
from coaching.reading.matter import last_job, last_round, next_round
from coaching.reading.proposals import (
    InterviewSaid,
    Matter,
    PersonSaid,
    Proposal,
    Reading,
    SaidTime,
    Stretch,
)
from coaching.translation import _
from handlers.cards.reading_card import reading_card, reading_of, reading_text, unclear_of
from handlers.listening.correct import show_corrected
from handlers.listening.keep_pending import keep_quietly, undo_rows
from handlers.listening.pending_readings import add_pending, has_room, with_proposals
from handlers.listening.reading_context import message_context
from handlers.ui.turn import Turn

PUT_RIGHT = _("Put right.")
_CORRECTS: Final = re.compile(
    r"^\W*(?:no|nope|nah|sorry|wait|actually|correction|oops|i meant?|i mean|not|it was|it is|it's|"
    r"its|that was|that's|her name|his name|their name|the name|she is|he is|she's|he's|spelled|"
    r"should be|make that|make it)\b",
    re.IGNORECASE,
)

_CONTRASTS: Final = re.compile(
    r"\b\d[\w:. ]{0,40},? ?(?:and )?not\b|\bnot (?:at )?\d|\bwith an? \w\b|\bspelled\b|"
    r"\bname(?: is|'s)\b|\d.{0,200} (?:instead of|rather than) ",
    re.IGNORECASE,
)
_BEGINS_ANEW: Final = re.compile(
    r"^\W*(?:sorry|wait|actually|correction|oops|i mean|i meant|no,? +(?:they|it|her|his|the))\b",
    re.IGNORECASE,
)
LONGEST_CORRECTION: Final = 12


def is_plain_correction(text: str) -> bool:
    """Tells whether the words put something right, whatever is asked: "it was at 10 not 9"."""
    is_short = len(text.split()) <= LONGEST_CORRECTION
    is_contrast = _CORRECTS.search(text) and _CONTRASTS.search(text)
    return is_short and bool(is_contrast or _BEGINS_ANEW.search(text))


def correct_in_words(turn: Turn, text: str, replied: int | None = None) -> bool:
    """Puts right what "no, her name is Priya with a y" or "it was at 3, not 2" is about.

    `replied` is the number of the card that the message replies to. Without it, the newest card
    that waits is meant, else what was kept last. Returns False where the text corrects neither.
    """
    if replied is None and not _CORRECTS.search(text):
        return False
    waiting, kept = turn.person.pending, turn.person.changes
    if replied is not None:
        waiting = tuple(one for one in waiting if one.serial == replied)
        kept = tuple(one for one in kept if one.serial == replied)
    told = [tuple(map(decode_proposal, one.proposals)) for one in reversed(kept)]
    if replied is None and is_plain_correction(text):
        told.append(_last_interview_as_told(turn))
    return any(_correct_pending(turn, text, one) for one in waiting[-1:]) or any(
        _correct_kept(turn, text, one) for one in told
    )


def _last_interview_as_told(turn: Turn) -> tuple[Proposal, ...]:
    """Returns what would have been said of the last interview, had it been told in a message."""
    context = message_context(turn)
    job = last_job(context)
    if job is None:
        return ()
    interview = last_round(job, turn.now) or next_round(job, turn.now)
    if interview is None:
        return ()
    about, span = Matter(opportunity=job.id), Stretch(0, 0)
    day = interview.start.astimezone(ZoneInfo(context.zone)).date()
    people = (PersonSaid(span, about, name=one.name, contact=one.id) for one in job.contacts)
    return (InterviewSaid(span, about, time=SaidTime(day, interview.start)), *people)


def _correct_pending(turn: Turn, text: str, pending: PendingReading) -> bool:
    changed = correct_any(reading_of(pending).proposals, text, message_context(turn))
    if changed is None:
        return False
    show_corrected(turn, with_proposals(pending, changed))
    return True


def _correct_kept(turn: Turn, text: str, said: tuple[Proposal, ...]) -> bool:
    """Changes at once what was kept of an earlier message; what is unclear is asked."""
    context = message_context(turn)
    corrected = correct_kept(said, text, context)
    if corrected is None or not has_room(turn):
        return False
    pending = add_pending(turn, text, Reading((corrected,)), context, with_rest=False)
    if unclear_of(turn.dossier, pending, turn.now) is not None:
        turn.say(*reading_card(turn.dossier, pending, turn.now))
        return True
    shown = reading_text(turn.dossier, pending, turn.now)
    keep_quietly(turn, pending)
    turn.say(f"{PUT_RIGHT}\n{shown}", undo_rows(pending.serial))
    return True
