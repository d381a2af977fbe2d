"""Keeps where a story was told, to which question and to whom: nobody hears it twice (S2)."""

from collections.abc import Callable
from dataclasses import replace

from coaching.facts.contacts_named import find_contact_named
from coaching.facts.draft import DossierDraft
from coaching.model.documents import Interview, InterviewQuestion, Opportunity, Person
from coaching.model.stories import (
    Story,
    Telling,
    add_telling,
    find_story,
    forget_answers,
    forget_interviews,
)
from coaching.model.vocabulary import StoryId
from coaching.reading.proposals import NoteSaid
from coaching.reading.telling.stories_told import find_titles


def keep_story(draft: DossierDraft, job: Opportunity, said: NoteSaid) -> None:
    """Keeps that a story was told in the interview that the message is about."""
    interview = draft.interview_of(job)
    if interview is None:
        return
    contact = find_contact_named(job, said.whom)
    to = (contact.id,) if contact else ()
    telling = Telling(interview.id, draft.now, said.question, to)
    draft.dossier = replace(
        draft.dossier, person=_with_telling(draft.dossier.person, said.text, telling)
    )


def retell_answers(
    person: Person, interview: Interview, asked: tuple[InterviewQuestion, ...], conversation: int
) -> Person:
    """Returns the person with the stories that the answers of this conversation tell.

    An answer that was changed tells what it tells now. What felt wrong is in no story.
    """
    start = f"{conversation}."
    person = replace(person, stories=forget_answers(person.stories, start))
    for question in asked:
        if question.origin.startswith(start) and not question.uncomfortable:
            telling = Telling(
                interview.id, interview.end, question.question, origin=question.origin
            )
            for title, _ in find_titles(question.answer):
                person = _with_telling(person, title, telling)
    return person


def keep_practised(person: Person, answer: str) -> Person:
    """Returns the person with the stories that a practised answer tells: to nobody yet."""
    for title, _ in find_titles(answer):
        person, story = _find_or_make(person, title)
        if story not in person.stories:
            person = replace(person, stories=(*person.stories, story))
    return person


def stories_in(person: Person, answer: str) -> tuple[Story, ...]:
    """Returns the kept stories that an answer tells."""
    found = (find_story(person.stories, title) for title, _ in find_titles(answer))
    return tuple(dict.fromkeys(story for story in found if story is not None))


def forget_job_stories(person: Person, opportunity: Opportunity) -> Person:
    """Returns the person without what was told in the interviews of a job that is deleted."""
    rounds = {interview.id for interview in opportunity.interviews}
    return _change_everywhere(person, lambda stories: forget_interviews(stories, rounds))


def delete_story(person: Person, wanted: StoryId) -> Person:
    """Returns the person without a story, also where an earlier state of it is kept."""
    return _change_everywhere(
        person, lambda stories: tuple(story for story in stories if story.id != wanted)
    )


def _change_everywhere(
    person: Person, change: Callable[[tuple[Story, ...]], tuple[Story, ...]]
) -> Person:
    changes = tuple(replace(one, stories=change(one.stories)) for one in person.changes)
    return replace(person, stories=change(person.stories), changes=changes)


def _with_telling(person: Person, title: str, telling: Telling) -> Person:
    person, story = _find_or_make(person, title)
    return replace(person, stories=add_telling(person.stories, story, telling))


def _find_or_make(person: Person, title: str) -> tuple[Person, Story]:
    known = find_story(person.stories, title)
    if known is not None:
        return person, known
    serial = person.serial + 1
    return replace(person, serial=serial), Story(StoryId(serial), title)
