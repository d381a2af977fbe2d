"""Asks a strong supporter who knows somebody at the company for a good word."""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.letters.helper_letters import endorsement_request
from coaching.letters.letter import Occasion
from coaching.letters.material.acquaintance import drop_verb
from coaching.model.documents import Consent, Opportunity, Referee
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ReminderTopic, to_utc
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import (
    UNANSWERED_OUTCOMES,
    Opens,
    StepDefinition,
    never,
)
from coaching.playbook.step_letter import (
    StepLetter,
    keys_of_referees,
    referee_addressee,
    referee_writer,
)
from coaching.playbook.step_subject import About, StepSubject
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.windows import Ping, Window, next_ten_oclock, remember_windows
from coaching.translation import Words, _

KIND = StepKind("endorse")
ASK_SUPPORTER = _("Ask {name} to put in a word for you at {company}")
ASK_WHO_KNOWS = _("Ask {name} to put in a word for you at {company} (knows {knows})")
KNOWS_LENGTH = 60
LEGAL_FORMS = frozenset(
    {"inc", "incorporated", "llc", "llp", "ltd", "limited", "plc", "corp", "corporation"}
    | {"co", "company", "gmbh", "ag", "se", "kg", "ug", "mbh", "sa", "sas", "sarl", "srl"}
    | {"spa", "bv", "nv", "ab", "as", "oy", "oyj", "aps", "pty", "pte", "kk", "group", "holding"}
    | {"holdings", "the", "and"}
)
COMMON_NAME_WORDS = frozenset(
    {"american", "bank", "blue", "city", "first", "general", "global", "green", "international"}
    | {"national", "new", "open", "royal", "state", "united", "university", "west", "east"}
    | {"north", "south", "smart"}
)
"""These words do not tell one company from another when a name begins with them."""


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    if not context.valid_interviews:
        return
    for referee in context.person.referees:
        key = StepKey(KIND, 0, referee.id)
        if _can_endorse(referee, context.opportunity) or context.is_settled(key):
            yield key


def _can_endorse(referee: Referee, opportunity: Opportunity) -> bool:
    agreed = referee.strong and referee.consent is Consent.GIVEN
    return agreed and is_company_named(referee.knows, opportunity.company)


@lru_cache(maxsize=1024)
def is_company_named(text: str, company: str) -> bool:
    """Tells whether a text names a company, in whole words and in any case.

    The name counts without its legal form. Its first word is enough when that is not a common one.
    """
    name = [
        word for word in _casefold_words(company) if word not in LEGAL_FORMS
    ] or _casefold_words(company)
    if not name:
        return False
    words = _casefold_words(text)
    whole = any(words[at : at + len(name)] == name for at in range(len(words)))
    return whole or (name[0] not in COMMON_NAME_WORDS and len(name[0]) > 2 and name[0] in words)


def _casefold_words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _window(context: PlanContext, _key: StepKey) -> Window:
    return endorsement_window(context.valid_interviews[0].end, context.calendar, context.waking)


@remember_windows
def endorsement_window(end: datetime, calendar: BusinessCalendar, waking: WakingHours) -> Window:
    """Returns the window of asking for a word, a part of step 18 (S3).

    It pings on the next business day at 10:00 of the person.
    """
    end = to_utc(end)
    return Window(end, None, (Ping(next_ten_oclock(end, calendar, waking)),))


def _task(subject: StepSubject) -> Words:
    referee = subject.referee
    if referee is None or not referee.knows:
        return subject.fill(ASK_SUPPORTER)
    return subject.fill(ASK_WHO_KNOWS, knows=drop_verb(referee.knows)[:KNOWS_LENGTH])


def is_supporter(_: Occasion, referee: Referee) -> bool:
    """Tells whether the referee may be asked for a good word, and thanked for it."""
    return bool(referee.strong and referee.knows)


ENDORSE = StepDefinition(
    number=18,
    kind=KIND,
    topic=ReminderTopic.REFEREES,
    title=_("ask for an endorsement"),
    source="S3",
    trigger="optional: a strong supporter who agreed knows somebody at the company",
    lasts="from the end of the first interview until something is decided",
    pings_when="the next business day at 10:00 of the person",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_task,
        reason=_("A word from somebody they know gets heard."),
        action_label=_("A good word"),
        done_text=_("Asked {name} for a good word"),
        done_label=_("Asked"),
    ),
    opens=Opens.LETTER,
    letter=StepLetter(
        title=_("A good word"),
        write=referee_writer(endorsement_request),
        addressee=referee_addressee,
        keys=keys_of_referees(KIND, is_supporter),
    ),
    about=About.REFEREE,
    is_cancelled=never,
    live_outcomes=UNANSWERED_OUTCOMES,
    pings_once=True,
)
