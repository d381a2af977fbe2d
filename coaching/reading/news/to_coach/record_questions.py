"""Reads a question about what was told earlier: "did I thank Tom?", "what did I say about pay?"."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.reading.context import OpenQuestion
from coaching.reading.events.record_rows import RECORD_ASKS
from coaching.reading.matter import employers, is_within, to_matter
from coaching.reading.message import Message
from coaching.reading.proposals import UNSAID_MATTER, Matter, Stretch
from coaching.reading.wishes import AskAbout, AskSaid
from coaching.reading.words.word_line import word_set

_LONGEST: Final = 18
_LONGEST_LEAD: Final = 3
_TELLS: Final = re.compile(
    r"(?<!what )(?<!when )\bdid i (?:tell|mention to) you\b|\bguess (?:what|who)\b|\bcan you"
    r" believe\b"
    r"|\bwho\b.{0,40}\b(?:what i (?:write|type|say|tell you|put)|my (?:data|messages|notes))\b"
)
"""Is news in the form of a question, or asks who else reads it."""


def read_record_questions(message: Message) -> Iterator[AskSaid]:
    """Yields the question that a short message asks of the record."""
    is_short = message.word_count <= _LONGEST and _is_one_sentence(message)
    is_answer = message.context.asked.question is OpenQuestion.QUESTION_ASKED
    if message.is_mail or is_answer or not is_short or _TELLS.search(message.lower_text):
        return
    line = message.plain_line
    for about, rows in RECORD_ASKS:
        if rows.search(line.text):
            named = next(iter(message.people), None)
            yield AskSaid(
                Stretch(0, len(message.text)),
                _matter_of(message),
                question=AskAbout.BEFORE if _TO_BRING.search(message.lower_text) else about,
                whom=named.name if named else None,
                contact=named.contact if named else None,
                topic=_topic_words(message),
            )
            return


_TO_BRING: Final = re.compile(r"\bto (?:bring|wear|take with me|have with me)\b")
"""Asks what to do before an interview, whoever said so."""


def _is_one_sentence(message: Message) -> bool:
    """Tells whether what stands before the last sentence is no more than "hey coach"."""
    *before, _last = message.tokens.sentences or (Stretch(0, 0),)
    words = (sum(one.is_word for one in message.tokens.within(sentence)) for sentence in before)
    return sum(words) <= _LONGEST_LEAD


def _matter_of(message: Message) -> Matter:
    """Returns the job that is named, or that of who is named; none where nothing tells."""
    for company in employers(message):
        return to_matter(company)
    known = (one.opportunity for one in message.people if one.opportunity is not None)
    found = next(known, None)
    return Matter(opportunity=found) if found is not None else UNSAID_MATTER


def _topic_words(message: Message) -> str | None:
    """Returns the words that are no name and belong to no question of this kind."""
    named = [one.span for one in message.companies] + [one.span for one in message.people]
    words = (
        token.folded
        for token in message.tokens.all
        if token.is_word and not any(is_within(token.span, name) for name in named)
    )
    return " ".join(word for word in words if word not in _NO_TOPIC) or None


_NO_TOPIC: Final = word_set(
    """
    a an the i we you they he she it them him her me my our your their his us this that these those
    what whats which who whom when where how why whether if did do does have has had having was
    were is are be been am will would can could to of on in at for from with about regarding
    concerning re by and or but so not no any anything something else all again still ever already
    yet last first ago long since remind tell told tells show give know knew remember forgot forget
    say said says saying mention mentioned talk talked talking discuss discussed answer answered
    ask asked asking note noted notes write wrote written down cover covered explain explained
    think thought like liked bring brought up reply replied learn learned learnt hear heard hey hi
    coach ok okay please pls exactly there whos didnt havent record keep kept save saved got get
    anybody anyone everybody everyone someone somebody worried worry doubt doubted doubts concern
    concerned concerns unsure put interview call round question questions thing things just also
    even really as s t d ve re ll much many went go well badly wrong forget forgotten unsaid read
    """
)
