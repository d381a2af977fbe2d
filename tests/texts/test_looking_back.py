"""A look back, the practice and times that do not read are shown in the person's own language."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from coaching.calendar.cities import zone_label
from coaching.model.documents import Person
from coaching.model.vocabulary import AnswerResult, InvalidInputError, PersonId, ZoneName
from coaching.reading.times.clock_moments import first_moment_of_day
from coaching.reading.times.dates import read_time, read_when
from coaching.reading.times.time_wording import format_reading
from coaching.translation import use_language
from handlers.flows.question import QuestionContext
from handlers.practice.practice_kinds import PRACTICE_LABELS, read_kind
from handlers.reflection.interview_questions import WENT_LABELS, read_went
from tests.handlers.beginnings import doing
from tests.handlers.chat import SUNDAY_MORNING, Chat
from tests.handlers.people_in_berlin import BERLIN, job, robin
from tests.texts.leaks import find_leaks
from tests.texts.pseudo import CODE, PseudoScreen, pseudo, pseudo_language, read_back

LOOK_BACK = (
    *("/reflect", "a lot", "4", "my SQL", "the opening", "they nodded", "[I said it all]"),
    *("[Partly]", "their stack", "breathe", "Why us?", "Robots", "so so", "[It threw me]"),
    *("[Another]", "Children?", "[That one felt wrong]", "no", "[That is enough]", "[Go on]"),
    *("hopeful", "[For years]", "kind", "some", "5", "[None that I saw]", "the salary"),
    *("/reflect", "[Went well]", "all of it", "/reflect", "[Add a question they asked]", "/cancel"),
)
PRACTICE = (
    *(
        "/practice",
        "Robots, mostly",
        "[Shaky]",
        "[Choose a kind]",
        "[Salary]",
        "A number",
        "[Well]",
    ),
    *("[Another one]", "[Another kind]", "closings", "[How I act]", "[I said it aloud]", "[Well]"),
    "[Enough for now]",
)


@pytest.mark.parametrize("walk", [LOOK_BACK, (*LOOK_BACK[:25], *PRACTICE)])
async def test_a_look_back_and_the_practice_leak_no_english(walk: tuple[str, ...]) -> None:
    """All that is not theirs is marked, whichever buttons they take."""
    screen = PseudoScreen()
    dossier = robin(job())
    dossier = replace(dossier, person=replace(dossier.person, language=CODE))
    with pseudo_language():
        chat = await doing(Chat(screen=screen, language=CODE, dossier=dossier), *walk)
    typed = [line for line in chat.lines if line.startswith(">")]
    assert find_leaks(screen.shown, [*typed, "Acme Robotics", "Data Engineer"]) == set()


def test_answers_are_read_in_ones_own_language_too() -> None:
    """How it went and which kind, in the words of the button or in English."""
    context = QuestionContext(SUNDAY_MORNING, Person(PersonId(1)), {})
    tripped, salary = WENT_LABELS[AnswerResult.TRIPPED], PRACTICE_LABELS["salary"]
    with pseudo_language(), use_language(CODE):
        for typed in (pseudo(tripped.source), "it threw me", "tripped"):
            assert read_went(typed, context) == "tripped"
        for typed in (pseudo(salary.source), "Salary"):
            assert read_kind(typed, context) == "salary"


@pytest.mark.parametrize(
    "typed",
    [
        *("whenever", "tomorrow in Xyz", "31 february", "30 feb 2027", "monday tuesday 10:00"),
        *("12 nov 2099", "next week", "10:00 for 15 hours", "morning afternoon", "12 Nov 13 Nov"),
        *("28 mar 2027 02:30", "10-11 until 12"),
    ],
)
def test_a_time_that_does_not_read_is_refused_in_ones_own_language(typed: str) -> None:
    """Whatever is wrong with it; read back, the refusal is the English one."""

    def refusal() -> str:
        with pytest.raises(InvalidInputError) as raised:
            read_when(typed, now=SUNDAY_MORNING, zone=BERLIN)
        return raised.value.text

    english = refusal()
    with pseudo_language(), use_language(CODE):
        shown = refusal()
    assert find_leaks([shown], [typed], excused=False) == set()
    assert read_back(shown) == english


def test_days_times_and_zones_read_in_ones_own_language() -> None:
    """A reading to confirm, a day that a zone left out, a zone by its city."""
    now = datetime(2026, 11, 22, 9, tzinfo=UTC)
    (reading,) = read_when("24 Nov 10-11", now=now, zone=BERLIN)
    shown = []
    with pseudo_language(), use_language(CODE):
        shown += [format_reading(reading, BERLIN), zone_label(ZoneName("Europe/Berlin"), now)]
        with pytest.raises(InvalidInputError) as left_out:
            first_moment_of_day(date(2011, 12, 30), ZoneInfo("Pacific/Apia"))
        with pytest.raises(InvalidInputError) as no_time:
            read_time("soon")
        with pytest.raises(InvalidInputError) as wrong_day:
            read_when("friday 12 nov 2026", now=now, zone=BERLIN)
        shown += [left_out.value.text, no_time.value.text, wrong_day.value.text]
    example = "Thu 12 November 10:00"
    assert find_leaks(shown, [example], excused=False) == set()
    assert example in shown[-1]
    assert [read_back(text) for text in shown[:3]] == [
        "Tue 24 Nov 2026, 10:00–11:00",
        "Berlin time (UTC+1)",
        "There is no 30 December 2011 there. Which day is it?",
    ]
