"""Asks freely how it was, then what letters and dates still need: a question each, at most."""

from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import Any

from coaching.facts.missing_facts import (
    MissingFact,
    find_missing_facts,
    is_missing,
    list_met,
    list_without_topic,
)
from coaching.model.documents import Contact
from coaching.model.expected_people import list_expected
from coaching.model.vocabulary import ContactPart
from coaching.playbook.step_subject import distinct_contact_name
from coaching.reading.people.names import read_note
from coaching.translation import Words, _
from handlers.flows.flow import DISCARD, Answers
from handlers.flows.question import Choice, Choices, Question, QuestionContext
from handlers.interviews.decision_answer import DECISION_QUESTION, decision_text
from handlers.interviews.process import CHANNEL_QUESTION, UNDERSTOOD
from handlers.people.contact_fields import require_name
from handlers.ui.formatting import join_words

TELL_ME = _(
    "Tell me all of it as it comes: who was there, what you talked about, what comes next. Doubts, "
    "promises and what you left unsaid have a place too. Type, speak or forward."
)
ASK_ME_LABEL = _("Ask me instead")
WHO = _("Who did you talk to? One name, or all of them with commas between.")
WHO_KNOWN = _("Who was there? Press a button, or write the names of those who are new.")
WHO_ELSE = _("Who else was there? Press a button, or write the names of those who are new.")
EVERYONE_LABEL = _("That was everyone")
# Translators: {names} was named for this interview before it.
WAS_THERE = _("Was {names} there? Press a button, or write who was.")
WERE_THERE = _("Were {names} there? Press a button, or write who was.")
# Translators: buttons that answer those two.
THEY_CAME, ALL_CAME, OTHERS_CAME = _("Yes"), _("All of them"), _("Somebody else")
TOPIC = _("What did you and {name} talk about? One thing you could come back to is enough.")
TOPICS = _(
    "What did you talk about with {names}? One thing each is enough, such as "
    "<i>{first}: budgets, {second}: the relaunch</i>."
)
TOPICS_OF_ALL = _("What did you talk about? One thing you could come back to is enough.")
DOUBT_OF_ONE = _("Did {name} raise a doubt about you? Then your note can answer it.")
DOUBTS = _("Did anybody raise a doubt about you? Say who, then your note to them can answer it.")
NO_DOUBTS_LABEL = _("No doubts")
UNSAID = _(
    "Anything you wanted to say and did not? Put it here and let go of it; a note can carry it."
)
MISSING = "missing"
"""The slot of the list of what is to be asked; with it, the telling is behind."""
MET = "met"
"""The slot of the people whose buttons were pressed."""
AWAY = "away"
"""The slot of the people who were expected, when somebody else was there."""
BUTTONS_AT_MOST = 6

_Prompt = Words | Callable[[QuestionContext], Words]


# -- what is asked ---------------------------------------------------------------------------------


def _is_asked(fact: MissingFact) -> Callable[[QuestionContext], bool]:
    """Returns whether a fact is asked: it was missing after the telling, and was not said since."""

    def condition(context: QuestionContext) -> bool:
        job, interview = context.opportunity, context.interview
        if fact not in (context.answers.get(MISSING) or ()) or job is None or interview is None:
            return False
        return fact in context.answers or is_missing(fact, job, interview)

    return condition


def _is_people_asked(context: QuestionContext) -> bool:
    """Tells whether it is asked who was there: until everybody was named, or the first is."""
    pressed = context.answers.get(MET) and MissingFact.PEOPLE in context.answers.get(MISSING, ())
    return bool(pressed) or _is_asked(MissingFact.PEOPLE)(context)


def _telling_choices(context: QuestionContext) -> Choices:
    """Offers to be asked one thing after the other, for those who would rather."""
    job, interview = context.opportunity, context.interview
    missing = find_missing_facts(job, interview) if job and interview else ()
    answers = Answers(DISCARD, {MISSING: [fact.value for fact in missing]})
    return ((Choice(ASK_ME_LABEL, answers),),) if missing else ()


def _who_prompt(context: QuestionContext) -> Words:
    if context.answers.get(MET):
        return WHO_ELSE
    expected = _list_expected(context)
    if expected:
        return _ask_whether_there(context, expected)
    return WHO_KNOWN if _list_absent(context) else WHO


def _ask_whether_there(context: QuestionContext, expected: list[Contact]) -> str:
    everybody = context.opportunity.contacts if context.opportunity else ()
    names = [escape(distinct_contact_name(one, everybody)) for one in expected]
    text = WAS_THERE if len(names) == 1 else WERE_THERE
    return text.format(names=join_words(names))


def _list_expected(context: QuestionContext) -> list[Contact]:
    """Returns who was named for this interview before it, until it is known whether they came."""
    job, interview = context.opportunity, context.interview
    if job is None or interview is None or AWAY in context.answers:
        return []
    return list(list_expected(job, interview.id))[:BUTTONS_AT_MOST]


def _list_absent(context: QuestionContext) -> list[Contact]:
    """Returns who is known at the employer and was not named for this interview."""
    job, interview = context.opportunity, context.interview
    if job is None or interview is None:
        return []
    others = (ContactPart.HELPER, ContactPart.AGENCY_RECRUITER)
    absent = (one for one in job.contacts if not one.meeting_in(interview.id))
    return [one for one in absent if one.part not in others][:BUTTONS_AT_MOST]


def _who_choices(context: QuestionContext) -> Choices:
    pressed = list(context.answers.get(MET) or ())
    expected = [] if pressed else _list_expected(context)
    if expected:
        return _there_choices(expected)
    absent = _list_absent(context)
    rows = [[Choice(one.name, Answers(DISCARD, {MET: [*pressed, one.id]}))] for one in absent]
    return [*rows, [Choice(EVERYONE_LABEL, "")]] if pressed else rows


def _there_choices(expected: list[Contact]) -> Choices:
    """Offers that they came, all or one of them, or that they did not."""
    everybody = [one.id for one in expected]
    came = Choice(THEY_CAME if len(expected) == 1 else ALL_CAME, Answers(DISCARD, {MET: everybody}))
    others = Choice(OTHERS_CAME, Answers(DISCARD, {AWAY: everybody}))
    single = [[Choice(one.name, Answers(DISCARD, {MET: [one.id]}))] for one in expected]
    return [[came, others], *(single if len(expected) > 1 else [])]


def _after_days(prompt: _Prompt) -> Callable[[QuestionContext], Words]:
    """Returns a prompt that says the days of the answer before it back, so that a slip is seen."""

    def prompt_with_days(context: QuestionContext) -> Words:
        words = prompt(context) if callable(prompt) else prompt
        slot, answer = list(context.answers.items())[-1]
        if slot != "decision" or not isinstance(answer, dict):
            return words
        understood = UNDERSTOOD.format(range=escape(decision_text(answer)))
        return f"{understood}\n\n{words}"

    return prompt_with_days


def _topics_prompt(context: QuestionContext) -> Words:
    job, interview = context.opportunity, context.interview
    people = list_without_topic(job, interview) if job and interview else ()
    names = [escape(distinct_contact_name(one, job.contacts)) for one in people] if job else []
    if not names:
        return TOPICS_OF_ALL
    if len(names) == 1:
        return TOPIC.format(name=names[0])
    return TOPICS.format(names=join_words(names), first=names[0], second=names[1])


def _doubts_prompt(context: QuestionContext) -> Words:
    job, interview = context.opportunity, context.interview
    met = list_met(job, interview) if job and interview else ()
    if job is None or len(met) != 1:
        return DOUBTS
    return DOUBT_OF_ONE.format(name=escape(distinct_contact_name(met[0], job.contacts)))


def _read_note(text: str, _context: QuestionContext) -> Any:
    return read_note(text)


CAPTURE_QUESTIONS = (
    Question(
        "telling",
        TELL_ME,
        _read_note,
        _telling_choices,
        when=lambda context: MISSING not in context.answers,
    ),
    Question("people", _who_prompt, require_name, _who_choices, when=_is_people_asked),
    Question("topics", _topics_prompt, _read_note, when=_is_asked(MissingFact.TOPICS)),
    replace(DECISION_QUESTION, when=_is_asked(MissingFact.DECISION)),
    Question(
        "doubts",
        _after_days(_doubts_prompt),
        _read_note,
        lambda _: ((Choice(NO_DOUBTS_LABEL, ""),),),
        when=_is_asked(MissingFact.DOUBTS),
    ),
    replace(
        CHANNEL_QUESTION,
        prompt=_after_days(CHANNEL_QUESTION.prompt),
        when=_is_asked(MissingFact.CHANNEL),
    ),
    Question("unsaid", _after_days(UNSAID), _read_note, when=_is_asked(MissingFact.UNSAID)),
)
