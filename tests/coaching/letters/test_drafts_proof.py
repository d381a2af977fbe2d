"""Proofreading finds what would embarrass, and leaves names and good texts alone."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching.letters.before_sending.proofreading import mend_letter
from coaching.model.step_key import StepKind
from tests.coaching.dossiers import contact
from tests.coaching.drafts import (
    Letter,
    RemarkTopic,
    Variant,
    letter_addressee,
    proofread,
    write_letter,
)
from tests.coaching.letterbox import DANA, KEYS, ME, NOW, full_job

NOON = 12


def remarks(body: str, *, hour: int = NOON, **changed: object) -> dict[RemarkTopic, str]:
    """Returns the remarks on a text to Dana Lee by topic, without spelling."""
    draft = replace(Letter("", body), **changed)  # type: ignore[arg-type]  # varied by name
    found = proofread(draft, ME, full_job(), DANA, hour)
    return {one.topic: one.text for one in found if one.topic is not RemarkTopic.SPELLING}


@pytest.mark.parametrize(
    ("body", "matter", "says"),
    [
        ("Dear Dana Lea,\n\nThank you.", RemarkTopic.NAME, "“Lea”: you logged the name as “Lee”."),
        ("Dear Dnaa,\n\nThank you.", RemarkTopic.NAME, "“Dnaa”: you logged the name as “Dana”."),
        ("Dear Danna,\n\nThank you.", RemarkTopic.NAME, "“Danna”: you logged the name as “Dana”."),
        ("Dear DANA,\n\nThank you.", RemarkTopic.NAME, "The name is written “Dana” in your notes."),
        ("one two " * 60 + "end", RemarkTopic.LENGTH, "121 words: up to 120 read best."),
        (
            "Would [a first time] suit you?",
            RemarkTopic.BRACKET,
            "Still to fill in: [a first time].",
        ),
        ("Does [one] or [two] suit?", RemarkTopic.BRACKET, "Still to fill in: [one], [two]."),
        ("I saw the the team.", RemarkTopic.DOUBLED, "“the the”: the same word twice."),
        ("I would like to\nto say it.", RemarkTopic.DOUBLED, "“to\nto”: the same word twice."),
        ("Robots,arms and legs.", RemarkTopic.SPACING, "A space is missing in “Robots,arms”."),
        ("It was good.Thank you.", RemarkTopic.SPACING, "A space is missing in “good.Thank”."),
        ("Two  spaces here.", RemarkTopic.SPACING, "Two spaces in “Two spaces”."),
        ("A space , too many.", RemarkTopic.SPACING, "too many before the mark in “space ,”."),
        ("I liked it (the robot.", RemarkTopic.PAIR, "One of (…) is missing."),
        ("I liked “the robot.", RemarkTopic.PAIR, "One of “…” is missing."),
        ('I liked "the robot.', RemarkTopic.PAIR, 'One of "…" is missing.'),
        ("It was good. thank you.", RemarkTopic.CAPITAL, "begins with a small letter: “thank”."),
        ("Dear Dana,\n\nthank you.", RemarkTopic.CAPITAL, "begins with a small letter: “thank”."),
        (
            "The sample is attached.",
            RemarkTopic.ATTACHMENT,
            "speaks of an attachment: add it first.",
        ),
    ],
)
def test_a_slip_is_found(body: str, matter: RemarkTopic, says: str) -> None:
    """Each mistake is found with what to check, and nothing else beside it."""
    found = remarks(body)
    assert list(found) == [matter]
    assert found[matter].endswith(says)


@pytest.mark.parametrize(
    "body",
    [
        "Dear Dana Lee,\n\nThank you. Kind regards\nSam Reed",
        "Dear Dana,\n\nI use Node.js and https://example.org/a,b.Html?x=(1 every day.",
        "Write to Sam@Example.org, e.g. on Monday. I had had that that day :)",
        "Dear Dana’s team,\n\n1) first 2) second",
        "We spoke in March and on 4 May about Data. Will this do? 🙂",
        "dbt and Kafka: what they look for. dbt is fine.",
        "שלום דנה, תודה רבה!",
        "谢谢您。再见。",
        "",
    ],
)
def test_what_is_right_is_left_alone(body: str) -> None:
    """Links, tools, smileys, dates and other scripts are no mistakes."""
    assert remarks(body) == {}


def test_a_name_that_looks_like_another_word_is_not_taken_for_it() -> None:
    """Months, greetings, the role and other names are not taken for the reader's name."""
    job = full_job(contact(12, "Tim March"), contact(13, "Tom Dean"))
    draft = Letter("", "Dear Tim,\n\nTom and I spoke in March. Dear old times.")
    tim = job.contacts[-2]
    assert proofread(draft, ME, job, tim, NOON) == ()


@pytest.mark.parametrize(
    ("hour", "odd"), [(3, True), (5, True), (6, False), (21, False), (22, True)]
)
def test_an_hour_at_night_is_said(hour: int, odd: bool) -> None:
    """An hour at night on the reader's clock is remarked on for mail."""
    assert (RemarkTopic.HOUR in remarks("Thank you.", hour=hour)) is odd
    assert RemarkTopic.HOUR not in remarks("Thank you.", hour=hour, variant=Variant.CARD)


def test_an_invitation_is_measured_in_characters() -> None:
    """An invitation is counted as LinkedIn counts: an emoji counts twice."""
    long = remarks("🙂" * 101, variant=Variant.LINKEDIN)
    assert long[RemarkTopic.LENGTH] == "202 characters: LinkedIn takes 200 in an invitation."
    assert remarks("🙂" * 100, variant=Variant.LINKEDIN) == {}


@pytest.mark.parametrize("kind", sorted(KEYS))
@pytest.mark.parametrize("variant", [Variant.MAIL, Variant.CARD, Variant.LINKEDIN])
@pytest.mark.parametrize("take", range(3))
def test_our_own_letters_pass(kind: StepKind, variant: Variant, take: int) -> None:
    """The coach's own letters get no remarks, spelling included; but for what is to be attached."""
    job = full_job()
    draft = write_letter(KEYS[kind], ME, job, NOW, variant=variant, take=take)
    if draft is not None:
        found = proofread(draft, ME, job, letter_addressee(KEYS[kind], ME, job, NOW), NOON)
        is_attached = kind == StepKind("assignment")
        expected = {RemarkTopic.ATTACHMENT} if is_attached else set()
        assert {one.topic for one in found} == expected


@given(body=st.text(max_size=300), hour=st.integers(0, 23))
@settings(deadline=None)
def test_any_text_can_be_looked_at(body: str, hour: int) -> None:
    """Any text is checked without an error, a flood or a repeated remark."""
    found = proofread(Letter("", body), ME, full_job(), DANA, hour)
    assert len(found) == len(set(found)) <= 8
    assert all(one.text for one in found)


def test_without_a_reader_nothing_is_said_of_names() -> None:
    """Without a reader the check leaves out names and does the rest."""
    found = proofread(Letter("", "Dear Dnaa,\n\nThe the end."), ME, full_job(), None, NOON)
    assert RemarkTopic.DOUBLED in {one.topic for one in found}
    assert RemarkTopic.NAME not in {one.topic for one in found}


def test_what_is_certain_is_put_right_and_said() -> None:
    """A doubled word, "i", a small letter at the start and blanks need no question."""
    body = "Dear Dana,\n\nthank you for the the tour  and what i saw."
    mended = mend_letter(Letter("", body), ME, full_job())
    assert mended.body == "Dear Dana,\n\nThank you for the tour and what I saw."
    says = "Put right: “thank” is now “Thank”, “the the” is now “the”, “i” is now “I”, spaces."
    assert mended.mended == (says,)
    assert not proofread(mended, ME, full_job(), DANA, NOON)


def test_a_letter_without_slips_is_the_same() -> None:
    """Nothing is said where nothing was put right."""
    letter = Letter("", "Dear Dana,\n\nThank you.\n\nKind regards\nSam Reed")
    assert mend_letter(letter, ME, full_job()) is letter


def test_what_is_not_certain_is_asked_with_the_words_it_is_about() -> None:
    """The remark knows the place, so that a button can put it right."""
    letter = Letter("", "Dear Dana,\n\nI hope your looking for somebody like me.")
    (remark,) = proofread(letter, ME, full_job(), DANA, NOON)
    assert remark.text == "Check “your”. Perhaps “you're”?"
    assert remark.slip is not None
    assert (remark.slip.wrong, remark.slip.right) == ("your", "you're")


def test_a_word_that_begins_a_sentence_is_no_name_misspelled() -> None:
    """ "It was good" says nothing of Kit; in the greeting it would."""
    kit = replace(DANA, name="Kit")
    body = "Hi Kit,\n\nIt was good to talk with you. It helped."
    assert not proofread(Letter("", body), ME, full_job(), kit, NOON)
    (found,) = proofread(Letter("", "Hi It,\n\nThank you."), ME, full_job(), kit, NOON)
    assert found.topic is RemarkTopic.NAME
