"""A story is something the person did that answers questions: situation, task, action, result."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from coaching.model.vocabulary import ContactId, InterviewId, StoryId


@dataclass(frozen=True, slots=True)
class Telling:
    """Says in which interview a story was told, to which question and to whom.

    An empty `to` means everybody who was met in that interview. `origin` names the answer that told
    it, so that the same answer is not counted twice.
    """

    interview: InterviewId
    at: datetime
    question: str = ""
    to: tuple[ContactId, ...] = ()
    origin: str = ""


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


def find_story(stories: Iterable[Story], title: str) -> Story | None:
    """Returns the story that is called so, whatever its capitals and its article."""
    wanted = _bare_title(title)
    return next((story for story in stories if _bare_title(story.title) == wanted), None)


def _bare_title(title: str) -> str:
    words = title.casefold().split()
    return " ".join(words[1:] if words[:1] and words[0] in _ARTICLES else words)


_ARTICLES = frozenset({"the", "a", "an", "my", "our", "that"})


def add_telling(stories: tuple[Story, ...], told: Story, telling: Telling) -> tuple[Story, ...]:
    """Returns the stories where this one was told there too; the same telling counts once."""
    known = next((story for story in stories if story.id == told.id), None)
    if known is None:
        return (*stories, replace(told, told=(telling,)))
    others = (one for one in known.told if not _is_same_telling(one, telling))
    retold = replace(known, told=(*others, telling))
    return tuple(retold if story.id == told.id else story for story in stories)


def _is_same_telling(one: Telling, other: Telling) -> bool:
    return (one.interview, one.to, one.origin) == (other.interview, other.to, other.origin)


def forget_interviews(
    stories: Iterable[Story], interviews: Collection[InterviewId]
) -> tuple[Story, ...]:
    """Returns the stories without what was told there; what was told only there is gone."""
    return _without(stories, lambda telling: telling.interview in interviews)


def forget_answers(stories: Iterable[Story], origin_start: str) -> tuple[Story, ...]:
    """Returns the stories without what these answers told, so that they can be told anew."""
    return _without(stories, lambda telling: telling.origin.startswith(origin_start))


def _without(stories: Iterable[Story], is_gone: Callable[[Telling], bool]) -> tuple[Story, ...]:
    kept = ((story, tuple(one for one in story.told if not is_gone(one))) for story in stories)
    return tuple(replace(story, told=told) for story, told in kept if told or not story.told)
