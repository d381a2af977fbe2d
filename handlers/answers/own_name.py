"""Reads what a person is called or signs with; a day or an hour is nobody's name."""

from coaching.model.documents import Dossier
from coaching.model.vocabulary import InvalidInputError
from coaching.reading.context import ReadingContext
from coaching.reading.people.lexicon import is_first_name
from coaching.reading.people.names import read_name
from coaching.reading.text_folding import fold_text
from coaching.reading.times.in_talk.find_times import find_times
from coaching.translation import _
from handlers.flows.question import QuestionContext
from handlers.ui.formatting import person_zone

A_TIME = _("That reads like a time. I need a name here, such as <i>Dana Lee</i>.")


def read_own_name(text: str, context: QuestionContext) -> str:
    """Returns the name; raises InvalidInputError for what is none."""
    name = read_name(text)
    known = ReadingContext(
        Dossier(context.person, context.opportunities), context.as_of, person_zone(context.person)
    )
    whole = any(one.span.text_in(name).strip() == name for one in find_times(name, known))
    if whole and not is_first_name(fold_text(name)):
        raise InvalidInputError(A_TIME)
    return name
