"""Drafts in the chat: what is missing above, the text to copy at a tap, and what to do with it."""

from datetime import datetime
from html import escape

from telegram import Update

from coaching import asking, drafts
from coaching.letters import Draft
from coaching.steps import StepKind, StepState
from handlers.cards import Line, Ref, later_rows, lines_of, ref_in, verbs
from handlers.keyboards import Button, Buttons
from handlers.step_words import Subject
from handlers.turn import Turn

SUBJECT = "Subject: <code>{subject}</code>"
TO = "For {name}{reach}"
CALL = "Or call; they said it is fine. Notes for it:\n{notes}"
COPY = "Copy the text"
SENT = "I sent it"
COPY_AT_MOST = 256
NOBODY = "That is no longer there. /status shows what is."


def say_draft(turn: Turn, line: Line) -> None:
    """Says the draft of a step, made from the person's own words as they stand now."""
    draft = draft_of(turn, line.subject)
    if draft is None:
        turn.say(NOBODY)
        return
    buttons = draft_buttons(line, turn.now)
    if units(draft.body) <= COPY_AT_MOST:
        buttons = [[Button(COPY, copy=draft.body)], *buttons]
    turn.say(draft_text(draft, line.subject), buttons)


async def pressed(update: Update, turn: Turn) -> None:
    """Writes a draft anew, from what is known by now."""
    query = update.callback_query
    data = (query.data or "").replace("w:", "s:do:", 1) if query else ""
    found = ref_in(data)
    line = next(iter(lines_of(turn.dossier, [found[1]], turn.now)), None) if found else None
    if line is None or line.step is None:
        turn.whisper(NOBODY)
    else:
        say_draft(turn, line)


def draft_of(turn: Turn, subject: Subject) -> Draft | None:
    """The draft that belongs to a step; None when whom it is for is gone."""
    person, opportunity, now = turn.person, subject.opportunity, turn.now
    contact, interview, referee = subject.contact, subject.interview, subject.referee
    match subject.key.kind:
        case StepKind.THANK if contact and interview:
            return drafts.thank_you(person, opportunity, interview, contact, now)
        case StepKind.REFEREE if referee:
            return asking.referee_letter(person, opportunity, referee, now)
        case StepKind.CHECK_IN if interview:
            return asking.check_in(person, opportunity, interview, subject.key.subject, now)
        case _:
            return None


def draft_text(draft: Draft, subject: Subject) -> str:
    """What is missing in brackets, then the letter in a block that copies at a tap."""
    gaps = "\n".join(f"[{escape(gap)}]" for gap in draft.gaps)
    name, reach = _addressee(subject)
    head = TO.format(name=escape(name), reach=f" · {escape(reach)}" if reach else "")
    head = head if name else ""
    about = SUBJECT.format(subject=escape(draft.subject)) if draft.subject else ""
    body = f"<pre>{escape(draft.body, quote=False)}</pre>"
    call = CALL.format(notes=escape(draft.call)) if draft.call else ""
    return "\n\n".join(
        part for part in ("\n".join(filter(None, (head, about))), gaps, body, call) if part
    )


def units(text: str) -> int:
    """How long Telegram takes a text to be: in UTF-16, where an emoji counts twice."""
    return len(text.encode("utf-16-le")) // 2


def _addressee(subject: Subject) -> tuple[str, str]:
    """Whom a draft is for, and how they are written to; both may be empty."""
    referee, contact = subject.referee, subject.contact
    if referee is not None:
        return referee.name, referee.reach
    if subject.key.kind is StepKind.CHECK_IN and subject.interview is not None:
        contact = asking.addressee(subject.opportunity, subject.interview)
    return (contact.name, contact.email or contact.linkedin) if contact else ("", "")


def draft_buttons(line: Line, now: datetime, putting_off: Ref | None = None) -> Buttons:
    """Under a draft: sent, later, skip. The row about the text tells a draft from a card."""
    again = Button("Write it anew", f"w:{line.ref.opportunity}:{line.ref.key.text}")
    if line.ref == putting_off:
        return [*later_rows(line, now), [again]]
    if line.step is None or line.step.state in (StepState.DONE, StepState.SKIPPED):
        return [[Button("Undo", line.ref.data("undo")), again]]
    act, settle = verbs(line)
    sent = [Button(SENT, line.ref.data(settle), style="success"), again]
    if act != "do":
        sent = [
            Button(line.words.action(line.subject), line.ref.data(act), style="success"),
            Button(line.words.done(line.subject), line.ref.data(settle)),
        ]
    return [
        sent,
        [
            *_fill(line),
            Button("Later", line.ref.data("later")),
            Button("Skip", line.ref.data("skip")),
        ],
    ]


def _fill(line: Line) -> list[Button]:
    contact = line.subject.contact
    if contact is None:
        return []
    return [Button("Add to it", f"c:open:{line.ref.opportunity}:{contact.id}")]
