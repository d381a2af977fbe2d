"""No phone number is in view where an employer allows mail only, wherever it was noted (S2)."""

import re
from dataclasses import replace

from coaching.model.documents import (
    Contact,
    DecisionDate,
    Interview,
    InterviewQuestion,
    Opportunity,
)
from coaching.model.vocabulary import Channel

_PHONE_LEAD_IN = r"(?:\b(?:on|at|under|tel|phone|mobile|cell)\b[.:]{0,2}[^\S\n]*){0,3}"
_PHONE = re.compile(
    r"(?P<dial>\S*\bwa\.me/\S*|\b(?:tel|sms|callto):\+?\d\S*)"
    r"|(?P<link>\S*(?:://|@|www\.)\S*|\S+\.[a-z]{2,}/\S*)"
    rf"|{_PHONE_LEAD_IN}(?<!\w)(?P<digits>\+?\(?\d(?:[^\S\n]?[()./\-–‑]?[^\S\n]?[()]?\d){{6,}})(?!\w)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:19|20)\d\d ?[-–/] ?(?:19|20)\d\d"
    r"|\d{4}[-–/.]\d\d?[-–/.]\d\d?(?: \d{1,2})?|\d\d?[./-]\d\d?[./-]\d{4}(?: \d{1,2})?"
)


def redact_phones(text: str) -> str:
    """Without runs of seven digits or more as numbers are typed; links, dates and spans of years
    stay."""
    found = _PHONE.sub(_phone_replacement, text)
    if found == text:
        return text
    found = re.sub(r"\([^\S\n]*\)", "", found)
    found = re.sub(r"[^\S\n]+(?=[,;.!?\n]|$)", "", re.sub(r"[^\S\n]{2,}", " ", found)).strip()
    return found if any(char.isalnum() for char in found) else ""


def _phone_replacement(match: re.Match[str]) -> str:
    whole = match.group()
    return whole if match["link"] or _DATE.fullmatch(match["digits"] or "") else ""


def redact_opportunity(opportunity: Opportunity) -> Opportunity:
    """The opportunity as texts may tell it: bare of phone numbers when they allow mail only."""
    if opportunity.channel is not Channel.EMAIL_ONLY:
        return opportunity
    return replace(
        opportunity,
        requirements=redact_phones(opportunity.requirements),
        interviews=tuple(_redact_interview(one) for one in opportunity.interviews),
        contacts=tuple(_redact_contact(one) for one in opportunity.contacts),
    )


def _redact_contact(contact: Contact) -> Contact:
    met = tuple(
        replace(
            one,
            topic=redact_phones(one.topic),
            concern=redact_phones(one.concern),
            useful=redact_phones(one.useful),
        )
        for one in contact.met
    )
    return replace(contact, phone="", title=redact_phones(contact.title), met=met)


def _redact_interview(interview: Interview) -> Interview:
    capture, reflection, process = interview.capture, interview.reflection, interview.process
    return replace(
        interview,
        capture=replace(
            capture,
            open_questions=redact_phones(capture.open_questions),
            unsaid=redact_phones(capture.unsaid),
        ),
        reflection=replace(
            reflection,
            went_well=redact_phones(reflection.went_well),
            unsaid=redact_phones(reflection.unsaid),
            red_flags=redact_phones(reflection.red_flags),
            clarify=redact_phones(reflection.clarify),
        ),
        process=replace(process, decision=_redact_decision(process.decision)),
        asked=tuple(_redact_question(one) for one in interview.asked),
    )


def _redact_decision(decision: DecisionDate | None) -> DecisionDate | None:
    return replace(decision, words=redact_phones(decision.words)) if decision else None


def _redact_question(asked: InterviewQuestion) -> InterviewQuestion:
    practised = tuple(replace(one, answer=redact_phones(one.answer)) for one in asked.practised)
    question, answer = redact_phones(asked.question), redact_phones(asked.answer)
    return replace(asked, question=question, answer=answer, practised=practised)
