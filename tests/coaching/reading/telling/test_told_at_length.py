"""In a long telling it is clear who "she" is, whose day is named, and how it was held."""

import pytest

from coaching.reading.proposals import DecisionSaid, InterviewSaid, PersonSaid
from coaching.reading.telling.telling import read_telling
from tests.coaching.reading.talks import read_kinds
from tests.coaching.reading.telling.telling_checks import job, message_of, notes_of

JOB = job(1, "Northgate Rail", ("Dana Orr", "Tom Quist"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Tom wondered how I rota forty drivers at Easter.",
            ("question_asked", "Tom Quist", "how I rota forty drivers at Easter"),
        ),
        (
            "Dana had a tricky one, how would you share one engine between two lines.",
            ("question_asked", "Dana Orr", "how would you share one engine between two lines"),
        ),
        (
            "Dana asked which grease I use in winter.",
            ("question_asked", "Dana Orr", "which grease I use in winter"),
        ),
        ("With Tom I explored how the depots share parts.",
            ("topic", "Tom Quist", "how the depots share parts")),
        (
            "The only thing bugging Tom is that I never drove at night.",
            ("concern", "Tom Quist", "I never drove at night"),
        ),
        (
            "Dana told me my leave in spring is a concern for the roster.",
            ("concern", "Dana Orr", "my leave in spring is a concern for the roster"),
        ),
        (
            "I said ask the signaller, and Tom reckoned that was spot on.",
            ("went_well", None, "I said ask the signaller, and Tom reckoned that was spot on"),
        ),
        ("I went round in circles about brakes.",
            ("to_improve", None, "I went round in circles about brakes")),
        ("I have not told them that I hold a forklift ticket.",
            ("unsaid", None, "I hold a forklift ticket")),
        (
            "The negative point is that three dispatchers left in May.",
            ("red_flag", None, "three dispatchers left in May"),
        ),
        ("My own rating is 4 out of 5.", ("rating", "me", "4")),
        (
            "Tom say his only worry is my bond, still got 5 months, need to pay it back.",
            ("concern", "Tom Quist", "my bond, still got 5 months, need to pay it back"),
        ),
        ("I gave Dana my word I'd send the track plan.",
            ("promised_by_me", "Dana Orr", "I'd send the track plan")),
        ("I wasn't able to mention my crane ticket.", ("unsaid", None, "my crane ticket")),
        (
            "Dana is concerned I have no nights, sabi ko I did graveyard for one year.",
            ("answer_to_concern", "Dana Orr", "I did graveyard for one year"),
        ),
    ],
)  # fmt: skip
def test_a_turn_of_speech_is_understood(text: str, wanted: tuple[str, str | None, str]) -> None:
    """Each is one way among many to say what was asked, doubted, liked or left out."""
    assert wanted in notes_of(read_telling(message_of(text, JOB)))


def test_what_only_points_back_is_no_topic() -> None:
    """Whoever "talked about this a lot" has named it just before."""
    text = "Dana asked about signal boxes, we talked about this a lot."
    assert notes_of(read_telling(message_of(text, JOB))) == [
        ("question_asked", "Dana Orr", "signal boxes")
    ]


def test_she_is_whoever_is_spoken_of_so() -> None:
    """Her doubt is that of the one who was "she" a clause later, and of no lad."""
    text = (
        "Had Siobhra Kell and a lad called Fenn. Siobhra was kind, she told me a lot. Fenn asked"
        " how I weld. Her only worry was that I never sat an audit."
    )
    notes = notes_of(
        read_telling(message_of(text, job(1, "Northgate Rail", ("Siobhra Kell", "Fenn"))))
    )
    assert ("concern", "Siobhra Kell", "I never sat an audit") in notes


TOLD = (
    "Northwind Bakery is done, we sat at their yard in Salem, forty minutes. Ana Diaz asked how I"
    " plan a week of flour. I learned that on the costing course from Kettleby. They have one more"
    " candidate on Friday, so an answer can come on Monday."
)


def test_the_place_and_the_length_are_heard_and_no_other_firm() -> None:
    """A firm that stands in what is told is no employer."""
    assert read_kinds(TOLD, InterviewSaid) == ["InterviewSaid Northwind Bakery 40 on_site"]


def test_the_day_of_another_candidate_is_no_decision() -> None:
    """They decide on the day that is said of the answer."""
    assert [one.split(" ", 3)[3][:6] for one in read_kinds(TOLD, DecisionSaid)] == ["23 Nov"]


def test_both_ends_of_a_decision_are_one_span() -> None:
    """At the earliest and at the latest stand in one sentence."""
    said = "The answer from Northwind can come at the earliest Friday, at the latest Tuesday."
    assert [one.split(" ", 3)[3][:13] for one in read_kinds(said, DecisionSaid)] == [
        "20 Nov 24 Nov"
    ]


def test_a_day_in_an_answer_is_no_decision() -> None:
    """The person's own test is on that day; they decide on another."""
    told = (
        "Northwind Bakery went fine. Ana worried that I hold no licence, I said my road test is on"
        " Friday so that should be decided. They decide by Tuesday."
    )
    assert [one.split(" ", 3)[3][:6] for one in read_kinds(told, DecisionSaid)] == ["24 Nov"]


def test_her_number_is_that_of_whoever_is_she() -> None:
    """The one named last is a he."""
    told = (
        "Northwind Bakery was fine. I met Petra Lund, she runs the ovens, and I promised Ole the"
        " photos. They decide soon. Her cell is 312 555 0142."
    )
    people = [one for one in read_kinds(told, PersonSaid) if "555" in one]
    assert [one.split(" ", 3)[3][:10] for one in people] == ["Petra Lund"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They decide in ten days counting from Monday.", ["26 Nov"]),
        ("Ana expects a decision in two weeks.", ["02 Dec"]),
    ],
)
def test_days_are_counted_from_the_interview(text: str, wanted: list[str]) -> None:
    """The day from which they are counted is none on which they decide."""
    told = f"Northwind Bakery was fine, Ana Diaz asked how I knead rye. {text}"
    said = [one.split("Bakery ")[1] for one in read_kinds(told, DecisionSaid)]
    assert [one[: len(day)] for one, day in zip(said, wanted, strict=True)] == wanted


@pytest.mark.parametrize(
    "words",
    ["I forgot to ask about the ute.", "I trained at St. Luke's.", "And I spoke about Mr. Rey."],
)
def test_things_saints_and_people_of_a_story_were_not_there(words: str) -> None:
    """None of them is somebody to thank."""
    told = f"Northwind Bakery was fine, Ana Diaz asked how I knead rye. {words}"
    assert [one for one in read_kinds(told, PersonSaid) if "Diaz" not in one] == []


def test_what_went_well_is_noted_once() -> None:
    """What was said and how it was taken are one note."""
    told = "Dana asked how I brake on ice. I said early and softly, she nodded and wrote it down."
    notes = notes_of(read_telling(message_of(told, JOB)))
    assert [said for kind, _, said in notes if kind == "went_well"] == [
        "I said early and softly, she nodded and wrote it down"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We talked about winter timetables with Dana and budgets with Tom",
        "talked about winter timetables with dana, and about budgets w tom",
        "talked winter timetables w dana and budgets w tom",
    ],
)
def test_each_topic_is_with_whoever_it_was_talked_about(text: str) -> None:
    """Their names are no part of it."""
    read = read_telling(message_of(text, JOB))
    assert [(words, whom) for _kind, whom, words in notes_of(read)] == [
        ("winter timetables", "Dana Orr"),
        ("budgets", "Tom Quist"),
    ]


def test_working_with_somebody_is_a_topic_as_a_whole() -> None:
    """Nobody is asked whether Tom was talked to."""
    read = read_telling(message_of("we talked about working with Tom", JOB))
    assert [words for _kind, _whom, words in notes_of(read)] == ["working with Tom"]
