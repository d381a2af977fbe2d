"""Reads where somebody writes their mail: "gmail", "Outlook at work", "robin@yahoo.com", "none"."""

import re
from typing import Any

from coaching.model.vocabulary import InvalidInputError, MailProgram
from coaching.translation import _
from handlers.flows.question import Choice, Choices, QuestionContext

WHICH_MAIL = _("Gmail, Outlook, Yahoo, or another one?")
PROGRAM_LABELS = {
    MailProgram.GMAIL: _("Gmail"),
    MailProgram.YAHOO: _("Yahoo"),
    MailProgram.OUTLOOK: _("Outlook, Hotmail"),
    MailProgram.OFFICE: _("Outlook at work"),
    MailProgram.ELSEWHERE: _("Another one"),
}
_WORDS = (
    (r"\bg(?:oogle)? ?mail\b|\bgoogle\b", MailProgram.GMAIL),
    (r"\byahoo\b|\bymail\b", MailProgram.YAHOO),
    (r"\boffice\b|\b365\b|\bexchange\b|\bat (?:work|school)\b|\buniversity\b", MailProgram.OFFICE),
    (r"\boutlook\b|\bhotmail\b|\blive\b|\bmsn\b|\bmicrosoft\b", MailProgram.OUTLOOK),
    (
        (
            r"\bother\b|\banother\b|\bnone\b|\bno(?:pe|thing)?\b|\belse\b|\bapple\b|\bicloud\b"
            r"|\bproton|\bgmx\b|\bthunderbird\b|\bfastmail\b|\bzoho\b|\baol\b|@"
        ),
        MailProgram.ELSEWHERE,
    ),
)
"""What names a mail program, also in an address; the first that is found counts."""


def read_mail_program(text: str, _: QuestionContext) -> str:
    """Returns a MailProgram as a conversation keeps it. Raises InvalidInputError."""
    words = text.casefold().replace("_", " ")
    for pattern, program in _WORDS:
        if re.search(pattern, words):
            return program.value
    raise InvalidInputError(WHICH_MAIL)


def mail_program_choices(_: QuestionContext) -> Choices:
    """Offers every mail program as a button."""
    choices = [Choice(label, program.value) for program, label in PROGRAM_LABELS.items()]
    return (choices[:2], choices[2:4], choices[4:])


def mail_program_text(value: Any) -> str:
    """Returns the name of a mail program."""
    return str(PROGRAM_LABELS[MailProgram(value)])
