"""Opens the letter that was asked for in words, or offers those that can be written."""

from collections.abc import Sequence
from html import escape

from coaching.model.pending import PendingReading
from coaching.playbook.steps.thank_yous.thank import THANK
from coaching.reading.proposals import PersonSaid
from coaching.reading.similarity import is_similar_person
from coaching.reading.wishes import AskSaid
from coaching.translation import _
from handlers.cards.card import CardLine
from handlers.cards.reading_card import reading_card, reading_of
from handlers.letters.draft_command import find_letters, say_letters
from handlers.letters.open_letter import open_letter
from handlers.listening.letter_kinds import find_wanted_kind, is_invitation, is_of_offer
from handlers.ui.turn import Turn

CARD_FIRST = _("One look first: once this is right, ask again and I draft your note to {name}.")


def open_wanted_letter(turn: Turn, wish: AskSaid, text: str) -> None:
    """Opens the letter of the kind and to whoever was named; else the list of letters.

    Who stands only on a card that waits for a yes is shown there again.
    """
    lines = [line for job in turn.dossier.opportunities for line in find_letters(turn, job)]
    kind = find_wanted_kind(text)
    of_kind = [line for line in lines if line.ref.key.kind == kind]
    meant = _list_meant(of_kind, lines, wish.whom)
    if meant:
        open_letter(turn, meant[0])
    elif waiting := _find_on_card(turn, wish.whom):
        turn.say(CARD_FIRST.format(name=escape(wish.whom or "")))
        turn.say(*reading_card(turn.dossier, waiting, turn.now))
    elif only := _find_only(turn, lines):
        open_letter(turn, only)
    else:
        say_letters(turn)


def _list_meant(
    of_kind: Sequence[CardLine], lines: Sequence[CardLine], whom: str | None
) -> list[CardLine]:
    """Returns the letters that are meant, the likeliest first: those of the kind to whoever was
    named, the only one of the kind where it is not for a person, else all to that person."""
    to_whom = [line for line in of_kind or lines if _is_to(line, whom)]
    if to_whom:
        return sorted(to_whom, key=lambda line: is_invitation(line.ref.key.kind))
    if len(of_kind) == 1 and (whom is None or is_of_offer(of_kind[0].ref.key.kind)):
        return [] if of_kind[0].ref.key.kind == THANK.kind else [*of_kind]
    others = [line for line in lines if _is_to(line, whom)]
    return sorted(others, key=lambda line: is_invitation(line.ref.key.kind))


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
