"""Whoever answers a reminder in a few words is understood: it is done, or it is for later."""

from dataclasses import replace

import pytest

from coaching.model.documents import Dossier
from coaching.reading.context import OpenQuestion
from coaching.reading.wishes import DoneSaid
from tests.coaching.reading.talks import A_REMINDER, SOMEBODY, job, read_kinds


@pytest.mark.parametrize(
    "text",
    [
        "just now",
        "ye this morning",
        "an hour ago",
        "on the train home",
        "rang her at 3",
        "dropped her a line this afternoon",
        "wrote to her yday, silence so far",
        "left a voicemail",
        "it's in her inbox",
        "she's got it",
    ],
)
def test_what_is_done_is_put_off_to_no_day(text: str) -> None:
    """The time in it is when it was done, and no other reminder is wanted."""
    kinds = [one.split()[0] for one in read_kinds(text, asked=A_REMINDER)]
    assert kinds == ["DoneSaid"]


@pytest.mark.parametrize("text", ["after my shift", "havent had a sec", "when im home"])
def test_a_moment_with_no_hour_is_later(text: str) -> None:
    """It is asked when."""
    kinds = [one.split()[0] for one in read_kinds(text, asked=A_REMINDER)]
    assert kinds == ["SnoozeSaid"]


@pytest.mark.parametrize("text", ["he accepted already", "rather not write"])
def test_few_words_below_a_reminder_are_no_news(text: str) -> None:
    """No answer to an offer and no way to write is made of them."""
    asked = replace(A_REMINDER, step="linkedin")
    assert read_kinds(text, asked=asked) == []


@pytest.mark.parametrize(
    ("text", "way"),
    [("ana doesnt mind a phone call, she never looks at her inbox", "call_allowed")],
)
def test_who_minds_no_call_may_be_called(text: str, way: str) -> None:
    """What is said of their mail beside it changes nothing."""
    assert [one.split()[-1] for one in read_kinds(text)] == [way]


def test_not_right_now_is_no_topic() -> None:
    """It is asked again later, whatever was asked."""
    asked = replace(A_REMINDER, question=OpenQuestion.TOPIC, step=None)
    assert [one.split()[0] for one in read_kinds("not rn 😴", asked=asked)] == ["SnoozeSaid"]


@pytest.mark.parametrize("later", ["tmrw", "tomorrow", "later"])
def test_who_is_put_off_beside_who_was_thanked_is_not_done(later: str) -> None:
    """However short "tomorrow" is written."""
    search = Dossier(SOMEBODY, (job(1, "Liffey College", 16, "Joan Byrne", "Declan Roe"),))
    told = read_kinds(f"thanked joan, declan {later}", DoneSaid, dossier=search)
    assert [one.split()[-2:] for one in told] == [["Joan", "Byrne"]]
