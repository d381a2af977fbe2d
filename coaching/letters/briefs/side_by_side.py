"""Puts two jobs side by side: what was noted of each, and what was not. It weighs nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coaching.letters.briefs.briefing import shorten
from coaching.model.documents import Interview, Opportunity
from coaching.model.vocabulary import InterviewStatus
from coaching.model.wording import full_day_text
from coaching.translation import Text, _

NOT_NOTED = _("not noted")
# Translators: how well the person thinks they would fit there, in their own view.
OF_FIVE = _("{value} of 5")


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """Is one thing about both jobs; a text is empty where nothing was noted."""

    label: Text
    left: str
    right: str

    @property
    def is_noted(self) -> bool:
        """Whether anything was noted of either job."""
        return bool(self.left or self.right)


def compare_jobs(left: Opportunity, right: Opportunity) -> tuple[ComparedRow, ...]:
    """Returns every row in its order, also those of which nothing was noted."""
    return tuple(ComparedRow(label, find(left), find(right)) for label, find in _ROWS)


def _offer_text(field: str) -> Callable[[Opportunity], str]:
    def find(job: Opportunity) -> str:
        return shorten(getattr(job.offer, field)) if job.offer else ""

    return find


def _deadline(job: Opportunity) -> str:
    due = job.offer.deadline if job.offer else None
    return full_day_text(due.day) if due else ""


def _reflection_text(field: str) -> Callable[[Opportunity], str]:
    """Returns a finder of the last word on it, of whichever round it was."""

    def find(job: Opportunity) -> str:
        notes = (getattr(one.reflection, field) for one in _rounds_backwards(job))
        return next((shorten(note) for note in notes if note), "")

    return find


def _fit(job: Opportunity) -> str:
    ratings = (one.reflection.fit for one in _rounds_backwards(job))
    value = next((rating for rating in ratings if rating is not None), None)
    return OF_FIVE.format(value=value) if value is not None else ""


def _open_points(job: Opportunity) -> str:
    told = _offer_text("open_points")(job)
    asked = (one.capture.open_questions for one in _rounds_backwards(job))
    return told or next((shorten(note) for note in asked if note), "")


def _rounds_backwards(job: Opportunity) -> Iterator[Interview]:
    held = [one for one in job.interviews if one.held is InterviewStatus.PLANNED]
    return iter(sorted(held, key=lambda one: one.start, reverse=True))


_ROWS: tuple[tuple[Text, Callable[[Opportunity], str]], ...] = (
    (_("Offer"), _offer_text("amount")),
    (_("Bonus or shares"), _offer_text("share")),
    (_("Start"), _offer_text("start")),
    (_("Place"), _offer_text("place")),
    (_("Answer due"), _deadline),
    (_("Still open"), _open_points),
    (_("Fit"), _fit),
    (_("The job, in months and years"), _reflection_text("enjoy")),
    (_("The people"), _reflection_text("people")),
    (_("Room to grow"), _reflection_text("growth")),
    (_("Red flags"), _reflection_text("red_flags")),
    (_("To clarify"), _reflection_text("clarify")),
)
