"""A letter goes out by the person's own mail: a link that opens it, and how to send it later."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from coaching.letters.before_sending.mail_links import MailLink, compose_link
from coaching.letters.letter import Letter, Occasion, Variant
from coaching.model.documents import Contact, Referee
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import MailProgram, OpportunityId
from coaching.playbook.compose import letter_addressee
from coaching.playbook.step_subject import StepSubject
from coaching.translation import Text, Words, _
from handlers.cards.card import CardLine, OfStep
from handlers.cards.card_text import next_business_moment
from handlers.ui.formatting import moment_text, person_zone

# Translators: a button that opens the person's own mail program.
OPEN_IN_MAIL = _("Open in mail")
# Translators: "Open in mail" is a button, "copy" is what a tap on the text does.
WHERE_WRITTEN = _("Where do you write your mail? I ask once.")
LINK_WITHOUT_TEXT = _(
    "The text is too long for a link: Open in mail fills in the rest. Tap the text to copy it, "
    "then paste it there."
)
NOT_AT_WORK = _("They are not at work now.")
_SEND_LATER: dict[MailProgram, Text] = {
    MailProgram.GMAIL: _("In Gmail, the arrow beside Send (on a phone ⋮) sends it {when}."),
    MailProgram.OUTLOOK: _("In Outlook, the arrow beside Send sends it {when}."),
    MailProgram.OFFICE: _("In Outlook, the arrow beside Send sends it {when}."),
    MailProgram.YAHOO: _("In Yahoo, the arrow beside Send sends it {when}."),
    MailProgram.ELSEWHERE: _("Let your mail program send it {when}."),
}


@dataclass(frozen=True, slots=True)
class ChooseMail(OfStep):
    """Says where the person writes their mail, at the first letter that goes by mail."""

    prefix: ClassVar[str] = "m"
    opportunity: OpportunityId
    key: StepKey
    program: MailProgram


def find_mail_link(
    subject: StepSubject, letter: Letter, to_all: list[Contact], now: datetime
) -> MailLink | None:
    """Returns the link that opens the letter in the person's mail; None where no mail is chosen, or
    the letter goes another way. `to_all` are the people who get one mail together."""
    program = subject.person.mail
    if program is None or not goes_by_mail(subject, letter, now):
        return None
    one = letter_addressee(subject.key, _occasion(subject, now))
    readers: list[Contact | Referee | None] = [*to_all] or [one]
    addresses = [address for address in map(_mail_address, readers) if address]
    return compose_link(program, addresses, letter.subject, letter.body)


def goes_by_mail(subject: StepSubject, letter: Letter, now: datetime) -> bool:
    """Tells whether a letter goes by mail: not one by hand, for a call, or to somebody who can be
    reached on LinkedIn alone."""
    reader = letter_addressee(subject.key, _occasion(subject, now))
    on_linkedin = isinstance(reader, Contact) and bool(reader.linkedin) and not reader.email
    return letter.variant is Variant.MAIL and not on_linkedin


def _occasion(subject: StepSubject, now: datetime) -> Occasion:
    return Occasion(subject.person, subject.opportunity, now)


def _mail_address(reader: Contact | Referee | None) -> str:
    """Returns the mail address of a reader. How a referee is reached is told in free words."""
    if isinstance(reader, Contact):
        return reader.email
    words = reader.reach.split() if reader else []
    return next((word.strip("<>()[],;.\"'") for word in words if "@" in word), "")


def send_later_line(line: CardLine, letter: Letter, now: datetime) -> str:
    """Says how to send a letter so that it arrives when they work; "" where that is now, and for
    letters that do not go to an employer by mail."""
    subject = line.subject
    if not line.definition.goes_to_employer or not goes_by_mail(subject, letter, now):
        return ""
    opens = next_business_moment(subject, now)
    if opens is None:
        return ""
    how = _SEND_LATER[subject.person.mail or MailProgram.ELSEWHERE]
    when = moment_text(opens, person_zone(subject.person), now)
    texts: tuple[Words, ...] = (NOT_AT_WORK, how.format(when=when))
    return " ".join(map(str, texts))
