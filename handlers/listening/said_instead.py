"""A question for a name, a time or a place can be left standing: what was said instead is taken."""

from typing import Final

from coaching.model.vocabulary import InvalidInputError
from coaching.reading.context import ReadingContext
from coaching.reading.message import Message
from coaching.reading.news.to_coach.asked_by_words import opens_as_question
from coaching.reading.news.to_coach.small_talk import read_small_talk
from coaching.reading.non_answers import is_non_answer
from coaching.reading.people.lexicon import is_first_name
from coaching.reading.proposals import (
    CancelledSaid,
    DecisionSaid,
    InterviewSaid,
    MovedSaid,
    NoShowSaid,
    NoteSaid,
    OfferSaid,
    OutcomeSaid,
    PersonSaid,
    PromiseSaid,
    Proposal,
    RatingSaid,
    Reading,
    SmallTalk,
)
from coaching.reading.text_folding import fold_text
from coaching.reading.wishes import (
    OTHER_NEWS,
    OTHER_THINGS,
    AskSaid,
    DoneSaid,
    SnoozeSaid,
    SwitchSaid,
    stands_alone,
)
from coaching.reading.words.tokens import Tokens
from handlers.flows.question import AmbiguousAnswer, Question, QuestionContext

_NO_NAMES: Final = (SmallTalk.THANKS, SmallTalk.OK, SmallTalk.GREETING)
_TELLS: Final = (NoteSaid, DecisionSaid, PromiseSaid, RatingSaid)
"""Whoever tells that in more words than a name has goes on telling."""
_WISHES: Final = (SwitchSaid, SnoozeSaid)
_FEWEST_WORDS_OF_WISH: Final = 2
"""In more words "no practice reminders please" is said to the coach and names nobody."""
_MOST_WORDS_OF_PLACE: Final = 6
"""More are no city that was misspelt: they are kept until the city is known."""
_NEWS: Final = (CancelledSaid, MovedSaid, NoShowSaid, OfferSaid, OutcomeSaid)
_MOST_WORDS_OF_NEWS: Final = 14
_MOST_WORDS_UNNAMED: Final = 7
"""In more words "they moved it" may belong to a story that answers the question."""
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


def tells_other_interview(reading: Reading, known: ReadingContext) -> bool:
    """Tells whether a message only logs an interview of another job than the question is about."""
    others = [one for one in reading.proposals if not isinstance(one, PersonSaid)]
    return bool(others) and all(_is_other_interview(one, known) for one in others)


def _is_other_interview(proposal: Proposal, known: ReadingContext) -> bool:
    if not isinstance(proposal, InterviewSaid) or proposal.known or proposal.company is None:
        return False
    has_hour = proposal.time is not None and proposal.time.start is not None
    return has_hour and proposal.about.opportunity != known.asked.opportunity


def is_said_instead(
    reading: Reading, text: str, question: Question, context: QuestionContext
) -> bool:
    """Tells whether a message is no answer but something that can be taken up by itself."""
    wants_words = question.takes_name or question.takes_sentence
    if wants_words and reading.small_talk in _NO_NAMES and not reading.proposals:
        return not (question.takes_sentence and is_non_answer(text))
    is_other = bool(reading.proposals) and all(map(_is_other_thing, reading.proposals))
    if question.takes_sentence and not _is_choice(text, question, context):
        return _is_no_sentence(reading, text)
    if question.takes_name and is_other and not _looks_like_name(reading, text):
        return True
    is_short = len(text.split()) <= _MOST_WORDS_OF_NAME
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


def is_plain_answer(
    text: str, known: ReadingContext, question: Question, context: QuestionContext
) -> bool:
    """Tells of most answers that they are some, without reading what else they might say: whatever
    is read in them, `is_said_instead` takes them for an answer too."""
    if question.takes_sentence:
        return False
    if question.takes_name and not _is_typed_as_name(text, known):
        return False
    return accepts(question, text, context)


def _is_typed_as_name(text: str, known: ReadingContext) -> bool:
    """Tells whether a text can be a name whatever is read in it: a first name, or two words with
    capitals that are no "Thank You"."""
    words = text.split()
    if len(words) == 1:
        can_be_name = is_first_name(fold_text(words[0]))
    else:
        is_short = len(words) <= _FEWEST_WORDS_OF_WISH
        can_be_name = is_short and all(word[:1].isupper() for word in words)
    return can_be_name and read_small_talk(Message(Tokens(text), known)) not in _NO_NAMES


def _is_other_thing(proposal: Proposal) -> bool:
    return isinstance(proposal, OTHER_THINGS)


def _is_choice(text: str, question: Question, context: QuestionContext) -> bool:
    """Tells whether the check reads one of the buttons in the words: "done" is "I said it"."""
    values = [choice.value for row in question.choices(context) for choice in row]
    return accepts(question, text, context) and any(
        question.check(text, context) is value for value in values if isinstance(value, bool)
    )


def _is_no_sentence(reading: Reading, text: str) -> bool:
    """Tells whether other things are said to the coach; in more words they may be the answer."""
    words = len(text.split())
    if not reading.proposals or not all(isinstance(one, OTHER_NEWS) for one in reading.proposals):
        return False
    if any(map(stands_alone, reading.proposals)):
        return True
    if words <= _MOST_WORDS_OF_NAME:
        asks = any(isinstance(one, AskSaid) for one in reading.proposals)
        return not asks or words == 1 or text.rstrip().endswith("?") or opens_as_question(text)
    news = [one for one in reading.proposals if isinstance(one, _NEWS)]
    known = [one for one in reading.proposals if _is_of_named_job(one)]
    return bool((known and words <= _MOST_WORDS_OF_NEWS) or (news and words <= _MOST_WORDS_UNNAMED))


def _is_of_named_job(proposal: Proposal) -> bool:
    """Tells whether it is news of a job on record that the message names."""
    is_news = isinstance(proposal, (*_NEWS, InterviewSaid))
    return is_news and proposal.about.opportunity is not None and not proposal.about.is_guess


def _looks_like_name(reading: Reading, text: str) -> bool:
    """Tells whether it is typed as a name is, or can be one: "Sent Mahesh", "may", "Next"."""
    words = text.split()
    if len(words) == 1:
        is_deed = all(isinstance(one, DoneSaid | SnoozeSaid) for one in reading.proposals)
        return not is_deed or is_first_name(fold_text(words[0]))
    return all(word[:1].isupper() for word in words)


def _is_news(proposal: Proposal, question: Question) -> bool:
    if isinstance(proposal, PersonSaid):
        return question.read_contact is None and proposal.about.company is not None
    return isinstance(proposal, OTHER_NEWS)
