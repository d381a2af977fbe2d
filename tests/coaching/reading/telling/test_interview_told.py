"""A telling is understood to be about the round that was, with its length and how it was held."""

import pytest

from coaching.model.vocabulary import InterviewId, InterviewKind
from coaching.reading.mentions import LengthMention
from coaching.reading.message import Message
from coaching.reading.proposals import InterviewSaid, Stretch
from coaching.reading.telling.interview_told import read_interviews_told
from coaching.reading.telling.telling import read_telling
from tests.coaching.reading.telling.telling_checks import job, message_of


def _with_lengths(message: Message, lengths: dict[str, int]) -> Message:
    """Returns the message with the lengths that stand in it."""
    found = tuple(
        LengthMention(Stretch(at, at + len(words)), minutes)
        for words, minutes in lengths.items()
        if (at := message.text.find(words)) >= 0
    )
    message.__dict__["lengths"] = tuple(sorted(found, key=lambda one: one.span))
    return message


def _told(text: str, lengths: dict[str, int] | None = None) -> tuple[InterviewSaid, ...]:
    message = message_of(text, job(1, "Lumen Health", ("Dana Lee",)))
    message = _with_lengths(message, lengths or {})
    return tuple(read_interviews_told(message, read_telling(message)))


TAIL = " we talked about the clinic rollout and dana asked how i plan a week with two sites."


@pytest.mark.parametrize(
    ("opening", "lengths", "minutes"),
    [
        ("just out of lumen, it was meant to be 30 minutes but went 50 minutes.",
         {"30 minutes": 30, "50 minutes": 50}, 50),
        ("lumen done, 45 min on zoom.", {"45 min": 45}, 45),
        ("had lumen today, she was 20 minutes late and it took an hour.",
         {"20 minutes": 20, "an hour": 60}, 60),
        ("lumen health, forty minutes, with dana.", {"forty minutes": 40}, 40),
        ("back from lumen, two hours by bus for that.", {"two hours": 120}, None),
        ("done with lumen. froze for like two minutes at the start.", {"two minutes": 2}, None),
        ("so lumen lasted nearly an hour and a half in the end.",
         {"an hour and a half": 90}, 90),
        ("lumen was supposed to be an hour, ended up 25 minutes.",
         {"an hour": 60, "25 minutes": 25}, 25),
        ("finished lumen 10 minutes ago.", {"10 minutes": 10}, None),
        ("did about 35 mins with lumen just now.", {"35 mins": 35}, 35),
    ],
)  # fmt: skip
def test_how_long_it_took_is_found(
    opening: str, lengths: dict[str, int], minutes: int | None
) -> None:
    """What it took counts; what was planned, a delay and the way there do not."""
    (interview,) = _told(opening + TAIL, lengths)
    assert interview.known == InterviewId(10)
    assert interview.minutes == minutes


@pytest.mark.parametrize(
    ("opening", "kind"),
    [
        ("just off the phone with lumen.", InterviewKind.PHONE),
        ("lumen done, it was on teams.", InterviewKind.VIDEO),
        ("back from lumen, at their office.", InterviewKind.ON_SITE),
        ("lumen was a panel of three.", InterviewKind.PANEL),
        ("finished with lumen.", None),
    ],
)
def test_how_it_was_held_is_found(opening: str, kind: InterviewKind | None) -> None:
    """Phone, video, on site or a panel, as far as the beginning says it."""
    (interview,) = _told(opening + TAIL)
    assert interview.kind is kind


@pytest.mark.parametrize(
    "text",
    ["thanks", "told dana i'd send the slides", "dana is lovely", "will lumen call me?"],
)
def test_a_line_is_no_telling(text: str) -> None:
    """A short message without a word about the interview opens none."""
    assert _told(text) == ()


def test_two_interviews_in_one_telling_are_two() -> None:
    """Each note goes to the employer who is told about, and both rounds are meant."""
    jobs = (job(1, "Lumen Health", ("Dana Lee",), 5), job(2, "Bolt", ("Sam Ortiz",), 2))
    message = message_of(
        "Two today. Lumen first, Dana asked how I plan a week with two sites and we talked about"
        " the rollout. Then Bolt at two, Sam was worried that I never sold anything, I told him"
        " about the market stall.",
        *jobs,
    )
    notes = read_telling(message)
    assert [one.known for one in read_interviews_told(message, notes)] == [10, 20]
    assert [note.about.opportunity for note in notes] == [1, 1, 2, 2]
