"""How a step reads on a card: what there is to do, why, and what its buttons say."""

from collections.abc import Callable
from dataclasses import dataclass

from coaching.playbook.step_subject import StepSubject

StepText = str | Callable[[StepSubject], str]
"""A text in which {name} and {company} are filled in, or what makes the whole of it."""
DRAFT_IT = "Draft it"
DONE = "Done"
STILL_WORTH_DOING = "still worth doing"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTexts:
    """Texts are HTML. Numbers stand in them only where their source can be named beside them, and
    sparingly."""

    task: StepText
    """What there is to do."""
    reason: StepText = ""
    action_label: StepText = DRAFT_IT
    """The main button; empty: there is none."""
    done_text: StepText
    """How it reads once it is done."""
    done_label: StepText = DONE
    opening: StepText = ""
    """What stands above a card of this step alone, in the place of its line."""
    extra_buttons: tuple[tuple[str, str], ...] = ()
    """Further buttons of its own, each the verb it sends and its label."""
    can_skip: bool = True
    """Whether it can be left out; what asks for a decision only waits."""
    late_text: str = STILL_WORTH_DOING
    done_note: str = ""
    """What is said when it is marked as done; empty: the usual."""
    already_note: str = ""
    """What is said when it was done before, with {when}; empty: the usual."""


def fill_text(text: StepText, subject: StepSubject) -> str:
    """The text for that subject, as HTML."""
    return subject.fill(text) if isinstance(text, str) else text(subject)
