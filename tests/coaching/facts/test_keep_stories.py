"""A story is kept where it was told, counts once an answer, and goes with the job or by itself."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from coaching.facts.keep_stories import (
    delete_story,
    forget_job_stories,
    keep_practised,
    retell_answers,
    stories_in,
)
from coaching.model.documents import ConfirmedChange, InterviewQuestion, Person
from coaching.model.vocabulary import PersonId
from coaching.reading.telling.stories_told import find_titles
from tests.handlers.people_in_berlin import job

ME = Person(PersonId(7), serial=90)
OUTAGE = InterviewQuestion("A failure?", "I gave my story about the outage", origin="4.0")
ACME = job()
ROUND = ACME.interviews[0]


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("I told Priya my story about the outage and she laughed", "the outage"),
        ("they laughed about my story with the broken printer", "the broken printer"),
        ("Told the story of the lost contract, went down well", "the lost contract"),
        ("She asked about failure, so I used my outage story.", "outage"),
        ("I told them about the time we lost Lumen", "the time we lost Lumen"),
        ("Gave my story about the fire drill to Sam", "the fire drill"),
    ],
)
def test_what_a_story_is_called(said: str, title: str) -> None:
    """In the person's own words, without whom it was told to and what came of it."""
    assert [found for found, _ in find_titles(said)] == [title]


@pytest.mark.parametrize(
    "said",
    [
        "she told me the story of the tomatoes",
        "I forgot to tell my story about the outage",
        "I will tell my story about the outage next time",
        "I enjoyed the story of the blue tents",
        "that is my whole life story",
        "I liked your story of the survey",
    ],
)
def test_what_is_no_story_of_theirs(said: str) -> None:
    """Another person's story, one that was not told, and one that is only a saying."""
    assert not list(find_titles(said))


def test_an_answer_tells_its_story_once_and_a_changed_answer_another() -> None:
    """Written twice it counts once; an answer that was changed takes its old story along."""
    once = retell_answers(ME, ROUND, (OUTAGE,), 4)
    again = retell_answers(once, ROUND, (OUTAGE,), 4)
    (story,) = again.stories
    assert [(one.interview, one.question) for one in story.told] == [(ROUND.id, "A failure?")]
    changed = replace(OUTAGE, answer="I gave my story about the relaunch")
    assert [one.title for one in retell_answers(again, ROUND, (changed,), 4).stories] == [
        "the relaunch"
    ]


def test_what_felt_wrong_is_in_no_story() -> None:
    """A question that is kept for the person alone stands in no brief."""
    assert not retell_answers(ME, ROUND, (replace(OUTAGE, uncomfortable=True),), 4).stories


def test_a_practised_story_is_told_to_nobody_and_known_again() -> None:
    """The same story with another article is the same story."""
    once = keep_practised(ME, "My story about the outage")
    twice = keep_practised(once, "my story about an outage, shorter")
    (story,) = twice.stories
    assert not story.told
    assert stories_in(twice, "my story about the outage") == (story,)
    told = retell_answers(twice, ROUND, (OUTAGE,), 4)
    assert [len(one.told) for one in told.stories] == [1]


def test_a_deleted_story_is_kept_nowhere() -> None:
    """Not in the earlier states either that an undo would bring back."""
    person = retell_answers(ME, ROUND, (OUTAGE,), 4)
    change = ConfirmedChange(1, datetime(2026, 1, 1, tzinfo=UTC), "", "", stories=person.stories)
    person = replace(person, changes=(change,))
    for gone in (
        delete_story(person, person.stories[0].id),
        forget_job_stories(person, ACME),
    ):
        assert not gone.stories
        assert not gone.changes[0].stories
