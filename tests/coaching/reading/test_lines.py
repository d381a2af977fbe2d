"""Single lines are read by their grammar: typed wrong, asked, put right, told of a meeting."""

import pytest

from coaching.model.vocabulary import InterviewId, OpportunityId
from coaching.reading.context import AskedByCoach, OpenQuestion
from coaching.reading.proposals import (
    CancelledSaid,
    InterviewSaid,
    MovedSaid,
    OfferSaid,
    OutcomeSaid,
    PersonSaid,
)
from coaching.reading.wishes import AskSaid, DoneSaid, SnoozeSaid
from tests.coaching.reading.talks import A_REMINDER, NEWCOMER, read_kinds, read_message, summary


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("interview at Larkmoor Mills on thrusday at 3pm", "19 Nov 15:00"),
        ("interview at Larkmoor Mills on 2 decemeber at 3pm", "02 Dec 15:00"),
        ("interview with Larkmoor Mills yesturday at 9am", "17 Nov 09:00"),
    ],
)
def test_a_day_typed_wrong(text: str, wanted: str) -> None:
    """One slip of the fingers in a day or month does not make it another day."""
    assert read_kinds(text, InterviewSaid, dossier=NEWCOMER) == [
        f"InterviewSaid Larkmoor Mills {wanted}"
    ]


def test_a_name_near_a_day_is_left() -> None:
    """Sundar is nobody's Sunday."""
    assert read_kinds("Sundar from Quillfeather called", MovedSaid, InterviewSaid) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [("northwind rejcted me", OutcomeSaid), ("quillfeather canceld", CancelledSaid)],
)
def test_a_deed_typed_wrong(text: str, kind: type) -> None:
    """What happened is heard through a slip of the fingers."""
    assert len(read_kinds(text, kind)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "is my interview on Tuesday still at ten?",
        "what time is Quillfeather?",
        "did Northwind move to Monday?",
        "what do I still owe Ana",
    ],
)
def test_a_question_tells_no_news(text: str) -> None:
    """Who asks of an interview or a person tells nothing of it."""
    assert {line.split()[0] for line in read_kinds(text)} == {"AskSaid"}


@pytest.mark.parametrize(
    "text",
    [
        "could you push the Quillfeather reminders to Friday",
        "put the pings about Ana off till Friday",
        "ask me about Northwind again on Friday",
    ],
)
def test_reminders_are_put_off(text: str) -> None:
    """Reminders are moved, and no interview."""
    kinds = [line.split()[0] for line in read_kinds(text)]
    assert kinds == ["SnoozeSaid"]


@pytest.mark.parametrize("text", ["Ana was busy", "they were quiet about pay", "Ole said later"])
def test_who_was_busy_wants_no_peace(text: str) -> None:
    """What is told of others is no wish of the person's."""
    assert read_kinds(text, SnoozeSaid, MovedSaid) == []


def test_a_reply_to_a_reminder_moves_no_interview() -> None:
    """Whoever is reminded and says "push it to Friday" means the reminder."""
    (told,) = read_kinds("push it to Friday", asked=A_REMINDER)
    assert told.startswith("SnoozeSaid")


@pytest.mark.parametrize(
    "text", ["Tuesday's interview has been cancelled", "they cancelled tuesday", "tuesday is off"]
)
def test_a_day_tells_whose_interview_is_off(text: str) -> None:
    """Where no firm is named, it is the one with an interview on that day."""
    assert read_kinds(text, CancelledSaid) == ["CancelledSaid Quillfeather"]


def test_off_with_another_time_is_moved() -> None:
    """What gets a new time is not called off, and the old day is no new one."""
    assert read_kinds("Tuesday's off, Quillfeather will find another time") == [
        "MovedSaid Quillfeather"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Northwind offered me the job, reply by Friday they said",
        "Northwind made an offer and I have until Friday to sleep on it",
        "Got the Northwind job, have to let Ana know by Friday",
        "Northwind offered me the job if I say yes by Friday",
    ],
)
def test_the_last_day_in_an_offer_is_its_own(text: str) -> None:
    """By when something is due beside an offer, the offer is to be answered."""
    assert read_kinds(text, OfferSaid) == ["OfferSaid Northwind Bakery 20 Nov"]


def test_what_they_do_beside_an_offer_is_no_deadline() -> None:
    """They send the letter by Friday: nothing is to be answered by then."""
    text = "Northwind offered me the job, they'll send the contract by Friday"
    assert read_kinds(text, OfferSaid) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("met Joan Perry, foreman, at Larkmoor Mills today", "18 Nov"),
        ("been to see Larkmoor Mills today, half eight start", "18 Nov 08:30"),
        ("spoke to Joan Perry of Larkmoor Mills this am at 8:30", "18 Nov 08:30"),
    ],
)
def test_a_meeting_told_is_an_interview(text: str, wanted: str) -> None:
    """Who met somebody at a firm that is new was interviewed there."""
    (told,) = read_kinds(text, InterviewSaid, dossier=NEWCOMER)
    assert "Larkmoor Mills" in told
    assert wanted in told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("it's Anna Diaz btw", "Anna Diaz"),
        ("sorry, Olle, not Ole", "Olle Berg"),
        ("Ole's surname is Bergh", "Ole Bergh"),
        ("it's spelt D I A S", "Ana Dias"),
        ("Ana Diass, double s", "Ana Diass"),
    ],
)
def test_a_name_is_put_right(text: str, name: str) -> None:
    """Whatever form the correction has, the known person keeps the right name."""
    told = [one for one in read_message(text).proposals if isinstance(one, PersonSaid)]
    assert [one.name for one in told] == [name]


@pytest.mark.parametrize("text", ["it's fine", "Friday, not Thursday", "it's a yes, not a no"])
def test_what_is_no_name_puts_none_right(text: str) -> None:
    """Ordinary words that look alike are no names."""
    assert read_kinds(text, PersonSaid) == []


def test_a_title_is_put_right() -> None:
    """The title that somebody is told to have is theirs, and the old one goes."""
    (told,) = read_message("Ana's title is Lab Manager, not clerk").proposals
    assert isinstance(told, PersonSaid)
    assert (told.name, told.title) == ("Ana Diaz", "Lab Manager")


def test_what_is_said_of_one_person_is_one_proposal() -> None:
    """An address and a number in one line belong to one person."""
    (told,) = read_kinds("ana.diaz@northwind.example / 617 555 0142")
    assert "ana.diaz@northwind.example" in told
    assert "617 555 0142" in told


def test_who_speaks_for_the_person() -> None:
    """However it is put, somebody who gives a reference is a referee."""
    for text in (
        "Maud Lyle will be my referee",
        "my referee is Maud Lyle",
        "Maud Lyle from my last job said yes to giving me a reference",
    ):
        (told,) = read_kinds(text, PersonSaid)
        assert told == "PersonSaid Maud Lyle True", text


def test_ones_own_people_were_not_there() -> None:
    """A friend who was turned down as well was met at no interview."""
    assert read_kinds("my mate Dave got rejected by Northwind as well") == []


def test_what_is_kept_about_me_is_asked_of_privacy() -> None:
    """The question is about what is stored, and not about help."""
    assert read_kinds("what do you store about me", AskSaid) == ["AskSaid privacy"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Plant manager was Wei Ling Tan, HR was Nurul Aini", {"Wei Ling Tan": "Plant manager"}),
        ("Foreman - Mick, HR - Jodie", {"Mick": "Foreman", "Jodie": "HR"}),
        ("tariq aziz finance, karen bligh ops", {"Tariq Aziz": "finance", "Karen Bligh": "ops"}),
    ],
)
def test_a_title_before_a_name_is_that_ones(text: str, titles: dict[str, str]) -> None:
    """What leads up to a name is said of it, and not of the one before."""
    asked = AskedByCoach(OpenQuestion.PEOPLE, OpportunityId(1))
    told = read_message(text, asked=asked).proposals
    found = {one.name: one.title for one in told if isinstance(one, PersonSaid)}
    assert titles.items() <= found.items()


def test_a_pair_shares_its_surname() -> None:
    """Two who run it together have one surname, whoever is named behind them."""
    asked = AskedByCoach(OpenQuestion.PEOPLE, OpportunityId(1))
    told = read_message("Ruth and Colin Hodge plus their daughter", asked=asked).proposals
    assert [one.name for one in told if isinstance(one, PersonSaid)] == [
        "Ruth Hodge",
        "Colin Hodge",
    ]


def test_an_hour_put_right_is_of_the_last_round() -> None:
    """What "was at nine, not ten" is the interview that was, and no new one: its hour is nine."""
    told = read_message("the Northwind interview was at 9, not 10").proposals
    rounds = [one for one in told if isinstance(one, InterviewSaid | MovedSaid)]
    assert [one.known for one in rounds] == [InterviewId(10)]
    assert summary(rounds[0]).endswith("16 Nov 09:00")


def test_an_hour_of_another_zone_is_said_behind_it() -> None:
    """The clock of another place counts, though it is named in a further clause."""
    text = "Larkmoor Mills interview friday 13:00 but thats london time"
    (told,) = read_kinds(text, InterviewSaid, dossier=NEWCOMER)
    assert "20 Nov 08:00" in told


def test_what_is_accepted_beside_a_job_ends_nothing() -> None:
    """Ana's yes to an invitation on LinkedIn is no end of the search."""
    assert read_kinds("Ana accepted my linkedin invite", OutcomeSaid) == []


def test_ones_own_name_below_a_line_is_nobody_met() -> None:
    """Whoever signs a line is its writer."""
    assert read_kinds("I thanked Ana today. Regards, Ron", PersonSaid) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ana messaged, they need more time",
        "Ole emailed",
        "Ana wrote that they are late",
        "Ana sent me the forms",
        "i never sent ole that thank you",
    ],
)
def test_what_others_did_or_nobody_is_no_step_done(text: str) -> None:
    """Who wrote to the person was not written to."""
    assert read_kinds(text, DoneSaid) == []


@pytest.mark.parametrize("text", ["Ana has been emailed", "the note to Ana has gone", "Ana: sent"])
def test_what_was_done_for_somebody_is_done(text: str) -> None:
    """The one named is whom it was for."""
    assert len(read_kinds(text, DoneSaid)) == 1


def test_a_title_on_the_line_of_a_list_is_nobody() -> None:
    """A "Shift Lead" behind a comma is what somebody is, though no list of ours holds it."""
    asked = AskedByCoach(OpenQuestion.PEOPLE, OpportunityId(1))
    told = read_message("1. Dale Moss, Shift Lead\n2. Earl Guidry, Plant Manager", asked=asked)
    found = {one.name: one.title for one in told.proposals if isinstance(one, PersonSaid)}
    assert found == {"Dale Moss": "Shift Lead", "Earl Guidry": "Plant Manager"}


def test_passing_a_test_is_no_promise_to_pass_something_on() -> None:
    """What one said of oneself is not to be kept for a day."""
    assert not [one for one in read_kinds("i said i pass my test in january") if "promised" in one]
    assert [one for one in read_kinds("i said i'd pass on my cv by friday") if "promised" in one]
