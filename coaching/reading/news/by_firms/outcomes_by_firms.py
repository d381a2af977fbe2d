"""Reads out of the words of an employer or an agency how it ended: a kind no, a yes, or that they
have taken note that the person is out."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.model.vocabulary import Outcome
from coaching.reading.matter import matter_at
from coaching.reading.message import Message
from coaching.reading.news.by_firms.outcome_words import OFFERS, WITHDRAWALS
from coaching.reading.news.by_firms.refusal_words import REFUSALS
from coaching.reading.proposals import OutcomeSaid, Stretch

_ONLY_IF: Final = re.compile(
    r"\b(?:if|should|unless|failure|fail(?:ing|s)?|whether|candidates? who|applicants? who"
    r"|those who|anyone who|only"
    r" (?:shortlisted|successful|selected)|in (?:the )?(?:case|event)|otherwise|may|might|once"
    r"|when|before|until|deemed"
    r"|considered to have|hop(?:e|ing)|aim(?:ing)?|plan|expect|intend|entiende|falls|sofern|si"
    r"|se|wenn|discussion)\b"
)
_KEEPS: Final = re.compile(
    r"\b(?:keep|retain|hold|remain|kept|stay)\w*\b[^.!?\n]{0,40}\b(?:on|in) (?:our )?(?:file"
    r"|record|database|talent"
    r" (?:pool|community))|\bre-?apply\b|\bfuture (?:vacanc\w+|openings?|opportunit\w+"
    r"|requirement\w*|roles)\b"
    r"|\b(?:wish|best of luck|all the best|success|good luck)\b[^.!?\n]{0,40}\b(?:search|career"
    r"|future|endeavou?rs|job hunt)"
)
_REGRETS: Final = re.compile(
    r"\b(?:unfortunately|regret\w*|on this occasion|not this time|with a heavy heart|afraid"
    r"|sadly|leider"
    r"|malheureusement|lamentablemente|infelizmente|tyvärr|dessverre|helaas|purtroppo"
    r"|concluded the shortlisting"
    r"|campaign is now closed|high (?:number|volume|calibre|standard))\b"
)
_MEETS: Final = re.compile(
    r"\b(?:invite|look forward to (?:meeting|seeing|speaking)|next (?:stage|round|interview)"
    r"|see you on|reschedul\w+"
    r"|postpone\w*|move (?:your|our|the) (?:interview|call)|new (?:time|date|slot))\b"
)
_READERS: Final = (
    (Outcome.WITHDRAWN, WITHDRAWALS),
    (Outcome.OFFER, OFFERS),
    (Outcome.REJECTED, REFUSALS),
)


def read_outcomes_by_firms(message: Message) -> Iterator[OutcomeSaid]:
    """Yields the outcome that a mail plainly tells; a mail tells one."""
    for value, patterns in _READERS:
        span = next(_find_said(message, patterns), None)
        if span is not None:
            yield OutcomeSaid(span, matter_at(message, span), value=value)
            return
    if refused := _find_kind_no(message):
        yield OutcomeSaid(refused, matter_at(message, refused), value=Outcome.REJECTED)


def _find_said(message: Message, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Stretch]:
    plain = message.lower_text
    for sentence in message.tokens.sentences:
        for pattern in patterns:
            match = pattern.search(plain, sentence.start, sentence.end)
            if match and not _is_supposed(plain, sentence, match):
                yield sentence


def is_no_outcome(message: Message, one: OutcomeSaid) -> bool:
    """Tells whether a firm's sentence that sounds like an end is about a talk, or about others."""
    plain = one.span.text_in(message.lower_text)
    if one.value is Outcome.OFFER:
        return _OFFERS_A_TALK.search(plain) is not None
    return _STILL_ON.search(plain) is not None


_STILL_ON: Final = re.compile(
    r"\b(?:still|continue to|currently|finish\w*|remaining"
    r"|rest of) (?:\w+ ){0,2}?(?:interview\w*|see\w*"
    r"|meet\w*|speak\w*|review\w*|consider\w*|candidates)|\banother (?:\w+ )?(?:conversation|round"
    r"|interview|call|chat|meeting|step|stage|date|time|day|slot)\b|\bfinal (?:round|two|stage)\b"
    r"|\boffer (?:travel|parking|expenses|accommodation|relocation|sponsorship|feedback|a visa"
    r"|visas)"
)
_OFFERS_A_TALK: Final = re.compile(
    r"\boffer you (?:either|an? (?:\w+ )?(?:slot|interview|call|time|chat)|one of|the following"
    r"|(?:mon|tues"
    r"|wednes|thurs|fri)day)\b|\b(?:hop\w+|aim\w*|plan\w*|expect\w*) to (?:make|extend)\b"
)


def _is_supposed(plain: str, sentence: Stretch, match: re.Match[str]) -> bool:
    """Tells whether it is only said of what may come, as in "if you are not successful"."""
    clause = max(
        plain.rfind(mark, sentence.start, match.start()) for mark in (",", ";", " but ", ": ")
    )
    before = plain[max(clause, sentence.start) : match.start()]
    if _ONLY_IF.search(before) or plain[sentence.start : sentence.end].rstrip().endswith("?"):
        return True
    return _ONLY_IF.match(plain[sentence.start : sentence.end]) is not None


def _find_kind_no(message: Message) -> Stretch | None:
    """Returns where a mail regrets, if it also keeps the person for another time, and invites to
    nothing."""
    plain = message.lower_text
    regret = next(
        (s for s in message.tokens.sentences if _REGRETS.search(plain, s.start, s.end)), None
    )
    if regret is None or not _KEEPS.search(plain) or _MEETS.search(plain) or "?" in plain:
        return None
    return None if any(one.has_time for one in message.times) else regret
