"""Tells by its words which kind of letter is wanted: "write to Jo that I need till Thursday"."""

import re
from collections.abc import Mapping
from typing import Final

from coaching.model.step_key import StepKind
from coaching.playbook.steps.check_in import CHECK_IN
from coaching.playbook.steps.commitments.own_promise import OWN_PROMISE
from coaching.playbook.steps.endorse import ENDORSE
from coaching.playbook.steps.feedback import FEEDBACK
from coaching.playbook.steps.linkedin import LINKEDIN
from coaching.playbook.steps.offers.answer_offer import ANSWER_OFFER
from coaching.playbook.steps.offers.more_time import MORE_TIME
from coaching.playbook.steps.offers.withdraw import WITHDRAW
from coaching.playbook.steps.rebook import REBOOK
from coaching.playbook.steps.referee import REFEREE
from coaching.playbook.steps.thank_yous.news_of_no import NEWS_OF_NO
from coaching.playbook.steps.thank_yous.thank import THANK

_WORDS: Final[Mapping[StepKind, re.Pattern[str]]] = {
    MORE_TIME.kind: re.compile(
        r"\bmore (?:time|days)\b|\bneed (?:\w+ ){0,3}(?:until|till|til)\b|\bextension\b"
    ),
    ANSWER_OFFER.kind: re.compile(
        r"\b(?:accept|accepting|decline|declining|turn (?:\w+ )?down|negotiate|counter)\b"
        r"|\bask for more (?:money|pay|salary)\b"
    ),
    WITHDRAW.kind: re.compile(r"\b(?:withdraw|withdrawing|pull out|pulling out)\b"),
    LINKEDIN.kind: re.compile(r"\blinked ?in\b"),
    CHECK_IN.kind: re.compile(
        r"\b(?:check(?:ing)?[- ]in|follow(?:ing)?[- ]?up|chas(?:e|ing)|nudg(?:e|ing)|ping|poke)\b"
    ),
    REBOOK.kind: re.compile(r"\b(?:rebook|reschedul\w+|new (?:time|date|slot))\b"),
    OWN_PROMISE.kind: re.compile(r"\b(?:what i promised|as promised|promised (?:him|her|them))\b"),
    NEWS_OF_NO.kind: re.compile(
        r"\b(?:said no|(?:the|a|my|their) no|turned (?:me )?down|reject(?:ed|ion)"
        r"|did(?: not|n['’]?t) (?:get it|get the job|work out))\b"
    ),
    FEEDBACK.kind: re.compile(r"\bfeedback\b"),
    ENDORSE.kind: re.compile(r"\bendors\w+\b"),
    REFEREE.kind: re.compile(r"\b(?:referees?|references?)\b"),
    THANK.kind: re.compile(r"\bthank"),
}


def is_invitation(kind: StepKind) -> bool:
    """Tells whether it is an invitation rather than a letter, which nobody means by "letter"."""
    return kind == LINKEDIN.kind


def is_follow_up(kind: StepKind | None) -> bool:
    """Tells whether it asks where things stand, which comes after the thank-you."""
    return kind == CHECK_IN.kind


def is_of_offer(kind: StepKind) -> bool:
    """Tells whether a letter goes to whoever made the offer, whoever else is named."""
    return kind in (MORE_TIME.kind, ANSWER_OFFER.kind, WITHDRAW.kind)


def find_wanted_kind(text: str) -> StepKind | None:
    """Returns the kind of step whose letter the words name; None where they name none."""
    plain = text.casefold()
    return next((kind for kind, words in _WORDS.items() if words.search(plain)), None)
