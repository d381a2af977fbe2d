"""Says how a step reads on a card: what to do, why, and what its buttons say."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from coaching.playbook.step_subject import StepSubject
from coaching.translation import Text, Words, _

StepText = Text | Callable[[StepSubject], Words]
"""A text in which {name} and {company} are filled in, or a function that makes one.

A function may also return a str, which is taken as HTML.
"""
OpeningText = Callable[[StepSubject, datetime], Words]
"""Makes the text above a card; the moment is when the card is read."""
DRAFT_IT = _("Draft it")
DONE = _("Done")
SKIP = _("Skip")
STILL_WORTH_DOING = _("still worth doing")


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTexts:
    """Holds the texts of a step, as HTML.

    A number stands in them rarely, and only with its source beside it.
    """

    task: StepText
    """What the person has to do."""
    reason: StepText | None = None
    action_label: StepText | None = DRAFT_IT
    """The label of the main button. With None there is no such button."""
    done_text: StepText
    """How the step reads once it is done."""
    done_label: StepText = DONE
    opening: OpeningText | None = None
    """A text that replaces the line of this step on a card that has no other step."""
    extra_buttons: tuple[tuple[str, Text], ...] = ()
    """Each further button has the verb it sends and its label."""
    skip_label: Text = SKIP
    skipped_note: Text | None = None
    """A reply to leaving the step out. It replaces the usual one."""
    handed_on_note: Text | None = None
    """A reply to "Still waiting" when another step takes the place of this one."""
    waiting_text: StepText | None = None
    """How the step reads before it opens. It replaces the task and the moment of its opening."""
    can_skip: bool = True
    """Whether the person can leave the step out. A step that asks for a decision waits for it."""
    late_text: Text = STILL_WORTH_DOING
    done_note: Text | None = None
    """A reply to marking the step as done. It replaces the usual one."""
    already_note: Text | None = None
    """A reply when the step was done before, with {when} in it. It replaces the usual one."""


def fill_text(text: StepText | None, subject: StepSubject) -> str:
    """Returns the text for that subject as HTML; "" where the step has no such text."""
    if text is None:
        return ""
    words = text if isinstance(text, Text) else text(subject)
    return words if isinstance(words, str) else subject.fill(words)


def fill_opening(text: OpeningText | None, subject: StepSubject, now: datetime) -> str:
    """Returns the text above a card as HTML, as it reads at that moment; "" where there is none."""
    return fill_text(lambda _: text(subject, now), subject) if text else ""
