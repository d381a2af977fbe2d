"""A story is something the person did that answers questions: situation, task, action, result."""

from dataclasses import dataclass
from datetime import datetime

from coaching.model.vocabulary import InterviewId, StoryId


@dataclass(frozen=True, slots=True)
class Telling:
    """Says in which interview a story was told."""

    interview: InterviewId
    at: datetime


@dataclass(frozen=True, slots=True)
class Story:
    """Holds a story in the person's own words, with where it was told already (S2)."""

    id: StoryId
    title: str
    situation: str = ""
    task: str = ""
    action: str = ""
    result: str = ""
    told: tuple[Telling, ...] = ()
