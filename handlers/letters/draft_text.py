"""Shows a letter as it is read in the chat: for whom, what to look at, and a text that copies."""

from datetime import datetime
from html import escape
from itertools import groupby

from coaching.letters.letter import Letter, LetterPiece, Occasion, Origin, Variant
from coaching.letters.linkedin_letters import MAX_INVITATION_UNITS
from coaching.model.documents import Contact, Referee
from coaching.playbook.compose import letter_addressee, letter_of
from coaching.playbook.step_subject import StepSubject
from coaching.translation import _, plural
from handlers.cards.card import CardLine
from handlers.letters.by_mail import send_later_line
from handlers.letters.draft_options import DraftOptions
from handlers.letters.draft_remarks import draft_remarks
from handlers.letters.step_letters import group_recipients, list_forms
from handlers.ui.formatting import join_words
from handlers.ui.html_glyphs import utf16_length

SUBJECT = _("Subject: <code>{subject}</code>")
READER_HEADER = _("For {name}")
# Translators: {reach} is such as a mail address.
READER_HEADER_REACH = _("For {name} · {reach}")
CARD_HEADER = _(
    "For a card by hand to {name}. The mail goes out all the same: it is what they wait for."
)
INVITATION_HEADER = _("For {name} on LinkedIn: {units} of {most} characters")
CALL_HEADER = _("For a call to {name}, two minutes")
CALL_HEADER_UNNAMED = _("For a call, two minutes")
# Translators: "Call notes" is a button.
MAY_CALL = _("They said a call is fine too: Call notes has what to say.")
SOURCES_LEGEND = _(
    "<b>Bold</b> is what you said, <i>slanted</i> what is on record; the rest is mine."
)
# Translators: stands last in a list of names.
MORE_PEOPLE = plural("{count} more", "{count} more")
TO_ALL_AT_MOST = 8


def letter_text(letter: Letter, line: CardLine, options: DraftOptions, now: datetime) -> str:
    """Returns the letter in a block that copies at a tap, with remarks in brackets above it."""
    subject = line.subject
    subject_line = SUBJECT.format(subject=escape(letter.subject)) if letter.subject else ""
    later = send_later_line(line, letter, now)
    remarks = draft_remarks(letter, subject, options, now, names_hour=not later)
    remark_lines = "\n".join(f"[{escape(text)}]" for text in remarks)
    body = f"<pre>{escape(letter.body, quote=False)}</pre>"
    call_hint = str(MAY_CALL) if _can_call(subject, letter) else ""
    head = "\n".join(filter(None, (_reader_line(letter, subject, options, now), subject_line)))
    if options.shows_sources:
        return "\n\n".join((head, str(SOURCES_LEGEND), sources_text(letter)))
    return "\n\n".join(filter(None, (head, remark_lines, body, later, call_hint)))


def sources_text(letter: Letter) -> str:
    """Returns the letter as HTML with the person's own words in bold and facts in italics."""
    parted = groupby(letter.lines, key=lambda line: line.paragraph)
    return "\n\n".join(
        " ".join("".join(map(_piece_html, line.pieces)) for line in lines)
        for _number, lines in parted
    )


def _piece_html(piece: LetterPiece) -> str:
    text = escape(piece.text, quote=False)
    tag = {Origin.OWN: "b", Origin.FACT: "i"}.get(piece.origin, "")
    return f"<{tag}>{text}</{tag}>" if tag else text


def _reader_line(letter: Letter, subject: StepSubject, options: DraftOptions, now: datetime) -> str:
    """Says whom the letter is for and how it reaches them, as HTML."""
    if options.group:
        names = _recipient_names(group_recipients(subject, now))
        return READER_HEADER.format(name=escape(names))
    reader = letter_addressee(subject.key, Occasion(subject.person, subject.opportunity, now))
    name = escape(reader.name) if reader else ""
    match letter.variant:
        case Variant.CALL:
            return CALL_HEADER.format(name=name) if name else str(CALL_HEADER_UNNAMED)
        case _ if not name:
            return ""
        case Variant.CARD:
            return CARD_HEADER.format(name=name)
        case Variant.LINKEDIN:
            return INVITATION_HEADER.format(
                name=name, units=utf16_length(letter.body), most=MAX_INVITATION_UNITS
            )
        case _:
            reach = escape(_reader_address(reader))
            header = READER_HEADER_REACH if reach else READER_HEADER
            return header.format(name=name, reach=reach)


def _reader_address(reader: Contact | Referee | None) -> str:
    """Returns the address to write to. It is never a phone number of somebody at the employer."""
    if isinstance(reader, Contact):
        return reader.email or reader.linkedin
    return reader.reach if reader else ""


def _recipient_names(contacts: list[Contact]) -> str:
    names = [contact.name for contact in contacts[:TO_ALL_AT_MOST]]
    more = len(contacts) - len(names)
    return join_words([*names, *([MORE_PEOPLE.format(more)] if more else [])])


def _can_call(subject: StepSubject, letter: Letter) -> bool:
    definition = letter_of(subject.key.kind)
    is_theirs_to_allow = definition is not None and definition.own_forms is None
    is_offered = Variant.CALL in list_forms(subject)
    return is_theirs_to_allow and is_offered and letter.variant is not Variant.CALL
