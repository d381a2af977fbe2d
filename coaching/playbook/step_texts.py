"""How a step reads on a card: what there is to do, why, and what its buttons say."""

from collections.abc import Callable
from dataclasses import dataclass

from coaching.playbook.step_subject import StepSubject
from coaching.translation import Text, Words, _

StepText = Text | Callable[[StepSubject], Words]
"""A text in which {name} and {company} are filled in, or what makes one; words are HTML already."""
DRAFT_IT = _("Draft it")
DONE = _("Done")
STILL_WORTH_DOING = _("still worth doing")


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTexts:
    """Texts are HTML. Numbers stand in them only where their source can be named beside them, and
    sparingly."""

    task: StepText
    """What there is to do."""
    reason: StepText | None = None
    action_label: StepText | None = DRAFT_IT
    """The label of the main button; without one there is no such button."""
    done_text: StepText
    """How the step reads once it is done."""
    done_label: StepText = DONE
    opening: StepText | None = None
    """What stands above a card of this step alone, in the place of its line."""
    extra_buttons: tuple[tuple[str, Text], ...] = ()
    """Each further button has the verb it sends and its label."""
    can_skip: bool = True
    """Whether it can be left out; what asks for a decision only waits."""
    late_text: Text = STILL_WORTH_DOING
    done_note: Text | None = None
    """What is said when it is marked as done, in the place of the usual."""
    already_note: Text | None = None
    """What is said when it was done before, with {when}, in the place of the usual."""


def fill_text(text: StepText | None, subject: StepSubject) -> str:
    """Returns the text for that subject, as HTML; nothing where a step has no such text."""
    if text is None:
        return ""
    words = text if isinstance(text, Text) else text(subject)
    return words if isinstance(words, str) else subject.fill(words)
