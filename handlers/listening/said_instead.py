"""A question for a name, a time or a place can be left standing: what was said instead is taken."""

from typing import Final

from coaching.model.vocabulary import InvalidInputError
from coaching.reading.proposals import (
    DecisionSaid,
    NoteSaid,
    PersonSaid,
    PromiseSaid,
    Proposal,
    RatingSaid,
    Reading,
    SmallTalk,
)
from coaching.reading.wishes import OTHER_NEWS, OTHER_THINGS, SnoozeSaid, SwitchSaid
from handlers.flows.question import AmbiguousAnswer, Question, QuestionContext

_NO_NAMES: Final = (SmallTalk.THANKS, SmallTalk.OK, SmallTalk.GREETING)
_TELLS: Final = (NoteSaid, DecisionSaid, PromiseSaid, RatingSaid)
"""Whoever tells that in more words than a name has goes on telling."""
_WISHES: Final = (SwitchSaid, SnoozeSaid)
_FEWEST_WORDS_OF_WISH: Final = 2
"""In more words "no practice reminders please" is said to the coach and names nobody."""
_MOST_WORDS_OF_PLACE: Final = 6
"""More are no city that was misspelt: they are kept until the city is known."""
_MOST_WORDS_OF_NAME: Final = 4
"""A longer message that says something else as well is no name."""


def accepts(question: Question, text: str, context: QuestionContext) -> bool:
    """Tells whether the question's own check takes the text for an answer."""
    try:
        question.check(text, context)
    except InvalidInputError:
        return False
    except AmbiguousAnswer:
        return True
    return True


def is_mere_thanks(reading: Reading) -> bool:
    """Tells whether a message only says thanks, which answers nothing."""
    return reading.small_talk is SmallTalk.THANKS and not reading.proposals


def is_said_instead(
    reading: Reading, text: str, question: Question, context: QuestionContext
) -> bool:
    """Tells whether a message is no answer but something that can be taken up by itself."""
    wants_words = question.takes_name or question.takes_sentence
    if wants_words and reading.small_talk in _NO_NAMES and not reading.proposals:
        return True
    is_short = len(text.split()) <= _MOST_WORDS_OF_NAME
    if question.takes_sentence and is_short and reading.proposals:
        return all(isinstance(one, OTHER_THINGS) for one in reading.proposals)
    is_wish = reading.proposals and all(isinstance(one, _WISHES) for one in reading.proposals)
    if question.takes_name and is_wish and len(text.split()) > _FEWEST_WORDS_OF_WISH:
        return True
    if accepts(question, text, context) and not (question.takes_name and not is_short):
        return False
    if question.read_location is not None and len(text.split()) > _MOST_WORDS_OF_PLACE:
        return True
    if question.takes_name and any(isinstance(one, _TELLS) for one in reading.proposals):
        return True
    return is_mere_thanks(reading) or any(_is_news(one, question) for one in reading.proposals)


def _is_news(proposal: Proposal, question: Question) -> bool:
    if isinstance(proposal, PersonSaid):
        return question.read_contact is None and proposal.about.company is not None
    return isinstance(proposal, OTHER_NEWS)
