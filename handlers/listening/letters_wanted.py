"""Opens the letter that was asked for in words, or offers those that can be written."""

from coaching.reading.similarity import is_similar_person
from coaching.reading.wishes import AskSaid
from handlers.cards.card import CardLine
from handlers.letters.draft_command import find_letters, say_letters
from handlers.letters.open_letter import open_letter
from handlers.ui.turn import Turn


def open_wanted_letter(turn: Turn, wish: AskSaid) -> None:
    """Opens the letter to whoever was named where there is one; else the list of letters."""
    lines = [line for job in turn.dossier.opportunities for line in find_letters(turn, job)]
    meant = [line for line in lines if _is_to(line, wish.whom)]
    if wish.whom is not None and meant:
        open_letter(turn, meant[0])
    elif len(lines) == 1:
        open_letter(turn, lines[0])
    else:
        say_letters(turn)


def _is_to(line: CardLine, whom: str | None) -> bool:
    is_letter = line.definition.letter is not None
    return is_letter and whom is not None and is_similar_person(line.subject.name, whom)
