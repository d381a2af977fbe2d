"""Opens the letter that was asked for in words, or offers those that can be written."""

from collections.abc import Callable, Sequence
from html import escape

from coaching.model.documents import Opportunity
from coaching.model.pending import PendingReading
from coaching.model.step_key import StepKind, StepState
from coaching.playbook.steps.thank_yous.thank import THANK
from coaching.reading.proposals import PersonSaid
from coaching.reading.similarity import is_similar_person
from coaching.reading.wishes import AskSaid
from coaching.translation import _
from handlers.cards.card import CardLine
from handlers.cards.reading_card import reading_card, reading_of
from handlers.letters.draft_command import find_letters, say_letters, sort_rank
from handlers.letters.open_letter import open_letter
from handlers.listening.asked_letters.letter_kinds import (
    find_wanted_kind,
    is_follow_up,
    is_invitation,
    is_of_offer,
)
from handlers.ui.turn import Turn

CARD_FIRST = _("One look first: once this is right, ask again and I draft your note to {name}.")


def open_wanted_letter(turn: Turn, wish: AskSaid, text: str) -> None:
    """Opens the letter of the kind and to whoever was named; else the list of letters.

    Who stands only on a card that waits for a yes is shown there again.
    """
    meant = _list_meant(turn, find_wanted_kind(text), wish.whom)
    if meant:
        open_letter(turn, meant[0])
    elif waiting := _find_on_card(turn, wish.whom):
        turn.say(CARD_FIRST.format(name=escape(wish.whom or "")))
        turn.say(*reading_card(turn.dossier, waiting, turn.now))
    elif only := _find_only(turn, _list_letters(turn, lambda _line: True)):
        open_letter(turn, only)
    else:
        say_letters(turn)


def _list_letters(turn: Turn, is_meant: Callable[[CardLine], bool]) -> list[CardLine]:
    jobs = turn.dossier.opportunities
    return [line for job in jobs for line in find_letters(turn, job, is_meant)]


def _list_meant(turn: Turn, kind: StepKind | None, whom: str | None) -> list[CardLine]:
    """Returns the letters that are meant, the likeliest first: those of the kind to whoever was
    named, the only one of the kind where it is not for a person, else all to that person."""
    of_kind = _list_letters(turn, lambda line: kind is not None and line.ref.key.kind == kind)
    if is_follow_up(kind):
        return _list_follow_ups(turn, of_kind, whom)
    to_whom = [line for line in of_kind if _is_to(line, whom)]
    if to_whom:
        return sorted(to_whom, key=_likeliest)
    if len(of_kind) == 1 and (whom is None or is_of_offer(of_kind[0].ref.key.kind)):
        return [] if of_kind[0].ref.key.kind == THANK.kind else of_kind
    return _list_to(turn, whom)


def _list_follow_ups(turn: Turn, of_kind: list[CardLine], whom: str | None) -> list[CardLine]:
    """Returns the check-in that is due at the job of whoever was named. Before one is, the note
    that follows an interview is their thank-you, until that is sent."""
    at_job = [line for line in of_kind if whom is None or _knows(line.subject.opportunity, whom)]
    due = [line for line in at_job if line.step and line.step.state is StepState.OPEN]
    if due or whom is None:
        return sorted(due or (at_job if len(at_job) == 1 else []), key=_likeliest)
    unsent = [line for line in _list_to(turn, whom) if not _is_done(line)]
    return [line for line in unsent if line.ref.key.kind == THANK.kind] or at_job or unsent


def _list_to(turn: Turn, whom: str | None) -> list[CardLine]:
    """Returns all letters to somebody, the likeliest first."""
    return sorted(_list_letters(turn, lambda line: _is_to(line, whom)), key=_likeliest)


def _likeliest(line: CardLine) -> tuple[bool, int, float]:
    """Returns what puts a letter before an invitation, what is open before what is done, and the
    latest round first."""
    interview = line.subject.interview
    start = interview.start.timestamp() if interview else 0
    return is_invitation(line.ref.key.kind), sort_rank(line), -start


def _is_done(line: CardLine) -> bool:
    return line.step is not None and line.step.state is StepState.DONE


def _knows(job: Opportunity, whom: str) -> bool:
    return any(is_similar_person(one.name, whom) for one in job.contacts)


def _find_only(turn: Turn, lines: Sequence[CardLine]) -> CardLine | None:
    """Returns the only letter there is, or the only thank-you of the job that is talked about."""
    if len(lines) == 1:
        return lines[0]
    asked = turn.person.conversation
    here = [
        line
        for line in lines
        if asked is not None and line.ref.opportunity == asked.opportunity
        if line.ref.key.kind == THANK.kind
    ]
    return here[0] if len(here) == 1 else None


def _is_to(line: CardLine, whom: str | None) -> bool:
    is_letter = line.definition.letter is not None
    return is_letter and whom is not None and is_similar_person(line.subject.name, whom)


def _find_on_card(turn: Turn, whom: str | None) -> PendingReading | None:
    """Returns the latest card that names somebody of that name and waits for a yes."""
    return next((one for one in turn.person.pending[::-1] if whom and _names(one, whom)), None)


def _names(pending: PendingReading, whom: str) -> bool:
    people = (one for one in reading_of(pending).proposals if isinstance(one, PersonSaid))
    return any(is_similar_person(one.name or "", whom) for one in people)
