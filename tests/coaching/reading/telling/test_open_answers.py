"""An answer to an open question is taken whole, in parts, or not at all."""

import pytest

from coaching.model.vocabulary import ContactId, OpportunityId
from coaching.reading.context import AskedByCoach, OpenQuestion
from coaching.reading.telling.open_answers import read_answer
from tests.coaching.reading.telling.telling_checks import (
    is_noted,
    is_same_stretch,
    job,
    message_of,
    notes_of,
)

JOB = job(1, "Acme", ("Dana Lee", "Tom Becker"))


def _answer(text: str, question: OpenQuestion) -> list[tuple[str, str | None, str]] | None:
    asked = AskedByCoach(question, opportunity=OpportunityId(1), contact=ContactId(100))
    reading = read_answer(message_of(text, JOB, asked=asked))
    return None if reading is None else notes_of(reading.proposals)


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        (OpenQuestion.TOPIC, "the move to Lisbon and their new ERP",
         "the move to Lisbon and their new ERP"),
        (OpenQuestion.TOPIC, "we talked about the move to Lisbon", "the move to Lisbon"),
        (OpenQuestion.TOPIC, "mostly team culture tbh", "team culture"),
        (OpenQuestion.TOPIC, "the audit backlog. she was a bit short with me", "the audit backlog"),
        (OpenQuestion.TOPIC, "roadmap for 2027, he seemed distracted", "roadmap for 2027"),
        (OpenQuestion.TOPIC, "Kubernetes", "Kubernetes"),
        (OpenQuestion.CONCERN, "yes, that I have no degree", "that I have no degree"),
        (OpenQuestion.CONCERN, "my lack of people management", "my lack of people management"),
        (OpenQuestion.CONCERN, "whether i'd relocate", "whether i'd relocate"),
        (OpenQuestion.CONCERN, "she thought i was too senior", "she thought i was too senior"),
        (OpenQuestion.ANSWER_TO_CONCERN, "i said i did it for two years at Bolt",
         "i did it for two years at Bolt"),
        (OpenQuestion.ANSWER_TO_CONCERN, "that my last team was remote too",
         "my last team was remote too"),
        (OpenQuestion.UNSAID, "the thing with the harbour project", "the harbour project thing"),
        (OpenQuestion.UNSAID, "i forgot to mention my french", "my french"),
        (OpenQuestion.WENT_WELL, "the whiteboard bit", "the whiteboard bit"),
        (OpenQuestion.WENT_WELL, "they laughed at my example with the fish van",
         "they laughed at my example with the fish van"),
        (OpenQuestion.TO_IMPROVE, "slow down, I talk too fast", "slow down, I talk too fast"),
        (OpenQuestion.TO_IMPROVE, "my SQL answer was a mess", "my SQL answer was a mess"),
        (OpenQuestion.RED_FLAG, "three people left since spring", "three people left since spring"),
        (OpenQuestion.NEXT_ROUND, "a take-home and then the CEO", "a take-home and then the CEO"),
        (OpenQuestion.QUESTION_ASKED, "why I want to leave banking",
         "why I want to leave banking"),
    ],
)  # fmt: skip
def test_a_plain_answer_is_taken(question: OpenQuestion, text: str, kept: str) -> None:
    """What was asked for is kept, without an opinion behind it."""
    notes = _answer(text, question)
    assert notes is not None
    assert [note for note in notes if note[0] == question.value and is_same_stretch(kept, note[2])]


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        (
            OpenQuestion.CONCERN,
            "he wasnt convinced by my excel, told him i do a course",
            [
                ("concern", "Dana Lee", "he wasnt convinced by my excel"),
                ("answer_to_concern", "Dana Lee", "i do a course"),
            ],
        ),
        (
            OpenQuestion.TOPIC,
            "the new depot, and she asked how i plan a night shift",
            [
                ("topic", "Dana Lee", "the new depot"),
                ("question_asked", "Dana Lee", "how i plan a night shift"),
            ],
        ),
        (
            OpenQuestion.TOPIC,
            "budgets, her worry is my notice period and i said i can get out in 4 weeks",
            [
                ("topic", "Dana Lee", "budgets"),
                ("concern", "Dana Lee", "my notice period"),
                ("answer_to_concern", "Dana Lee", "i can get out in 4 weeks"),
            ],
        ),
        (
            OpenQuestion.RATING,
            "4 and 3",
            [("rating", "me", "4"), ("rating", "company", "3")],
        ),
        (OpenQuestion.RATING, "a solid 4", [("rating", "me", "4")]),
        (
            OpenQuestion.RATING,
            "me 2, them 5",
            [("rating", "me", "2"), ("rating", "company", "5")],
        ),
    ],
)
def test_an_answer_may_hold_more(
    question: OpenQuestion, text: str, kept: list[tuple[str, str | None, str]]
) -> None:
    """Doubt and answer, topic and question are kept apart, each with the person asked about."""
    notes = _answer(text, question) or []
    assert [wanted for wanted in kept if not is_noted(wanted, notes)] == []


@pytest.mark.parametrize("question", [OpenQuestion.TOPIC, OpenQuestion.CONCERN])
@pytest.mark.parametrize(
    "text",
    [
        "no", "nope", "nah nothing", "nothing", "none really", "no, thats it", "idk",
        "i dont remember", "can't remember tbh", "skip", "-", "n/a", "nada", "nein", "not really",
        "ok 👍", "okay", "not now, remind me tomorrow", "later", "dana.lee@acme.example",
        "its dana.lee@acme.example i think", "sdfghjk", "lol sorry my son had the phone", "👍",
        "thanks!", "what do you mean?", "👍👍 ok", "ugh forgot",
    ],
)  # fmt: skip
def test_what_is_no_answer_is_not_kept(question: OpenQuestion, text: str) -> None:
    """A "no", an address, "later" and a cat's typing are no topic and no doubt."""
    assert not _answer(text, question)
