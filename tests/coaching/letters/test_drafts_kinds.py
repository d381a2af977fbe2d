"""Every step that ends in a text gets its own letter, in the forms that suit it."""

import re
from dataclasses import replace

import pytest

from coaching.model.documents import Consent, Contact, Meeting
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Channel, InterviewStatus, Outcome
from coaching.playbook.playbook import DEFINITION_BY_KIND
from tests.coaching.dossiers import FIRST, PERSON, contact
from tests.coaching.drafts import (
    Letter,
    Variant,
    find_similar_pairs,
    group_letter,
    is_card_suitable,
    letter_addressee,
    letter_step_keys,
    thank_you_letter,
    variants_for,
    write_letter,
)
from tests.coaching.letterbox import (
    BEN,
    CANCELLED,
    CY,
    DANA,
    KEYS,
    KIM,
    ME,
    NOW,
    bare_job,
    full_job,
)

OF_OFFERS = {StepKind(kind) for kind in ("agency", "answer", "moretime", "others", "withdraw")}
"""Have tests of their own."""
HELLOS = {StepKind("hello"), StepKind("helloagain")}
"""They come months after a job ended, which no job here has."""
WORDLESS = sorted(set(DEFINITION_BY_KIND) - set(KEYS) - OF_OFFERS - HELLOS)


def letter(kind: StepKind, **wanted: object) -> Letter:
    """Returns the draft of a kind from the full dossier."""
    draft = write_letter(KEYS[kind], ME, full_job(), NOW, **wanted)  # type: ignore[arg-type]  # varied by name
    assert draft is not None
    return draft


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        (StepKind("thank"), "showing me your data platform and how you moved to dbt"),
        (
            StepKind("staff"),
            "my interview on Tuesday for the data engineer",
        ),
        (StepKind("staff"), "about the office dog"),
        (
            StepKind("helper"),
            "an interview for the data engineer role at Acme Robotics",
        ),
        (StepKind("referee"), "5 years of SQL and dbt"),
        (StepKind("useful"), "\n\nhttps://example.org/streams?page=1\n\n"),
        (StepKind("checkin"), "you expected to decide by "),
        (
            StepKind("checked"),
            "Acme Robotics about the data engineer role",
        ),
        (StepKind("endorse"), "put in a word for me there?"),
        (StepKind("endorse"), "Dana Lee, who leads the data team."),
        (StepKind("endorsed"), "for me at Acme Robotics."),
        (StepKind("feedback"), "advice"),
        (StepKind("offerthanks"), "helping me get the interview"),
        (StepKind("tellno"), "helping me get the interview"),
        (StepKind("rebook"), "ich times would suit you?"),
        (StepKind("assignment"), "my work on the task for the data engineer role"),
    ],
)
def test_each_step_gets_the_letter_it_needs(kind: StepKind, says: str) -> None:
    """Each letter contains the one thing that it is for, and is signed."""
    draft = letter(kind)
    assert says in draft.body
    assert re.search(r"\n\n(?:Kind regards|With thanks),?\nSam Reed$", draft.body)
    assert draft.subject


@pytest.mark.parametrize("kind", WORDLESS)
def test_a_step_without_words_to_send_has_no_draft(kind: StepKind) -> None:
    """Closure, notes and similar steps have no draft, because they are answered in the chat."""
    for variant in Variant:
        assert write_letter(kind, ME, full_job(), NOW, variant=variant) is None
    assert variants_for(StepKey(kind), ME, full_job()) == ()


@pytest.mark.parametrize("kind", sorted(KEYS))
def test_a_kind_alone_means_its_first_step(kind: StepKind) -> None:
    """A kind alone means its first step, and every listed key has a draft."""
    job = full_job()
    keys = letter_step_keys(kind, ME, job, NOW)
    assert keys
    assert write_letter(kind, ME, job, NOW) == write_letter(keys[0], ME, job, NOW)
    assert all(write_letter(key, ME, job, NOW) for key in keys)


@pytest.mark.parametrize("kind", sorted(set(KEYS) - {StepKind("feedback")}))
def test_whom_it_is_about_may_be_gone(kind: StepKind) -> None:
    """A deleted contact, referee or interview leaves no letter, and no error."""
    gone = StepKey(kind, 77, 77)
    assert write_letter(gone, ME, full_job(), NOW) is None
    assert letter_addressee(gone, ME, full_job(), NOW) in (None, CY)


@pytest.mark.parametrize("kind", sorted(KEYS))
def test_bare_facts_make_a_letter_with_gaps(kind: StepKind) -> None:
    """Without notes each letter is complete with gaps, and nothing is made up."""
    person = replace(ME, first_name="", sign_off="", referees=(replace(KIM, knows=""),))
    draft = write_letter(KEYS[kind], person, bare_job(), NOW)
    assert draft is not None
    assert draft.body
    assert draft.gaps


def test_whoever_does_a_favour_is_thanked_at_the_end_too() -> None:
    """A referee's brief ends with thanks, and counts the interviews that took place."""
    body = letter(StepKind("referee")).body
    assert body.endswith("With thanks,\nSam Reed")
    assert "second interview" not in body


def test_an_invitation_is_two_lines_who_you_are_and_one_topic() -> None:
    """LinkedIn's short form says who one is, which job it was about, and one thing of the talk."""
    body = letter(StepKind("linkedin")).body
    assert body.startswith("Hi Dana, we ")
    assert "on Tuesday" in body
    assert "https://example.org/streams?page=1" in body
    assert "the data engineer" in body
    assert "showing me your data platform and how you moved to dbt" in body
    assert body.endswith(" Sam Reed")
    assert letter(StepKind("linkedin")).subject == ""


def test_a_long_role_goes_before_the_topic() -> None:
    """Over 200 characters the name of the role is left out first, and the topic last."""
    role = "Old Established International Engineer of Robots, Daughters and Sons at the Sea"
    job = replace(full_job(), role=role)
    draft = write_letter(KEYS[StepKind("linkedin")], ME, job, NOW)
    assert draft is not None
    assert "Established" not in draft.body
    assert "your data platform" in draft.body
    assert draft.gaps == ()


def test_a_topic_too_long_for_an_invitation_is_a_gap() -> None:
    """A topic too long for an invitation is a gap, neither cut nor dropped silently."""
    long = "You told me that the old mill has stood still since the great fire in the north wing"
    said = f"{long} and that nobody has found the plans of the wheel or the keys to the tower"
    ana = replace(contact(12, "Ana"), met=(Meeting(FIRST, line=said),))
    draft = write_letter(StepKey(StepKind("linkedin"), 1, 12), ME, full_job(ana), NOW)
    assert draft is not None
    assert "mill" not in draft.body
    assert "too long for an invitation" in draft.gaps[0]


def test_another_take_goes_through_the_persons_own_points() -> None:
    """Each take brings another reason why one fits, and after the last the first again."""
    fit = ("I led the Kafka migration.", "I taught SQL to forty people.")
    job = replace(full_job(), why_fit=fit)
    found = [write_letter(KEYS[StepKind("thank")], ME, job, NOW, take=take) for take in (0, 1, 2)]
    thanks = [draft.body for draft in found if draft]
    assert len(set(thanks)) == 3
    assert ("Kafka" in thanks[0], "SQL" in thanks[1], "Kafka" in thanks[2]) == (True, True, True)


@pytest.mark.parametrize("kind", sorted(set(KEYS)))
def test_a_take_or_a_shorter_one_never_changes_whom_it_greets(kind: StepKind) -> None:
    """Another take and a shorter form keep the greeting and the signature."""
    first = letter(kind).body.split("\n\n")[0].split(",")[0]
    for take in range(3):
        for shorter in (False, True):
            again = letter(kind, take=take, shorter=shorter)
            assert again == letter(kind, take=take, shorter=shorter)
            if kind != StepKind("linkedin"):
                assert again.body.startswith(first)


def test_shorter_is_about_half_and_keeps_what_is_specific() -> None:
    """The topic of this very talk is the last thing to go."""
    whole, short = letter(StepKind("thank")), letter(StepKind("thank"), shorter=True)
    assert short.word_count < whole.word_count
    assert "how you moved to dbt" in short.body
    assert not any("left out" in gap for gap in short.gaps)
    asked = letter(StepKind("feedback"))
    assert letter(StepKind("feedback"), shorter=True).word_count < asked.word_count


def test_a_card_is_shorter_and_has_no_subject() -> None:
    """By hand: thanks and the one topic, never the concern."""
    card = letter(StepKind("thank"), variant=Variant.CARD)
    assert (card.subject, card.variant) == ("", Variant.CARD)
    assert card.word_count < letter(StepKind("thank")).word_count
    assert "your data platform" in card.body
    assert "Java" not in card.body


@pytest.mark.parametrize(
    ("role", "suits"),
    [
        ("Senior UX Designer", True),
        ("copywriter", True),
        ("Teacher of French", True),
        ("Registered Nurse", True),
        ("Picture Editor", True),
        ("Data Engineer", False),
        ("Design Engineer", False),
        ("", False),
    ],
)
def test_a_card_is_offered_for_work_where_it_is_the_custom(role: str, suits: bool) -> None:
    """A card is offered where the role has that custom, or where the person wants it."""
    job = replace(full_job(), role=role)
    assert is_card_suitable(job) is suits
    assert (Variant.CARD in variants_for(KEYS[StepKind("thank")], ME, job)) is suits
    assert Variant.CARD in variants_for(KEYS[StepKind("thank")], ME, replace(job, by_card=True))
    assert Variant.CARD not in variants_for(
        KEYS[StepKind("checkin")], ME, replace(job, by_card=True)
    )


@pytest.mark.parametrize("kind", sorted(KEYS))
@pytest.mark.parametrize("channel", list(Channel))
def test_call_notes_exist_only_where_calls_are_allowed(kind: StepKind, channel: Channel) -> None:
    """Call notes exist, and a phone number appears, only where calls are allowed; a referee is no
    employer's to close."""
    job = replace(full_job(), channel=channel, contacts=(DANA,))
    notes = write_letter(KEYS[kind], ME, job, NOW, variant=Variant.CALL)
    asks = kind in (StepKind("checkin"), StepKind("feedback"), StepKind("rebook"))
    is_allowed = kind == StepKind("referee") or (asks and channel is Channel.CALL_ALLOWED)
    assert (notes is not None) == is_allowed
    if notes is not None and asks:
        assert "Ask for Dana Lee, +49 30 1234567." in notes.body
    for variant in (Variant.MAIL, Variant.CARD, Variant.LINKEDIN):
        draft = write_letter(KEYS[kind], ME, job, NOW, variant=variant)
        assert draft is None or "1234567" not in draft.body + draft.subject


def test_there_is_no_third_check_in() -> None:
    """There is no third check-in, even for an invented key."""
    for variant in Variant:
        assert (
            write_letter(StepKey(StepKind("checkin"), 1, 3), ME, full_job(), NOW, variant=variant)
            is None
        )


def test_an_interview_that_nobody_came_to_is_rebooked_without_blame() -> None:
    """A rebooking has no blame, differs from a cancellation, and needs a round that fell
    through.
    """
    job = full_job()
    absent = tuple(
        replace(one, held=InterviewStatus.NO_SHOW) if one.id == CANCELLED else one
        for one in job.interviews
    )
    draft = write_letter(KEYS[StepKind("rebook")], ME, replace(job, interviews=absent), NOW)
    assert draft is not None
    assert re.search("did not find each other|must have come between us", draft.body)
    assert not {"missed", "forgot", "waited", "sorry"} & set(draft.body.casefold().split())
    assert "[" not in draft.body
    assert write_letter(StepKey(StepKind("rebook"), FIRST), ME, job, NOW) is None


def test_a_referee_is_asked_before_anybody_briefs_them() -> None:
    """A referee is asked for consent before there is a brief."""
    asked = replace(ME, referees=(replace(KIM, consent=Consent.NOT_ASKED),))
    draft = write_letter(KEYS[StepKind("referee")], asked, full_job(), NOW)
    assert draft is not None
    assert re.search(r"you\b[^.?]*\breference\b[^.?]*\?", draft.body)


def test_good_news_is_told_as_it_stands() -> None:
    """An offer is an offer until it is accepted, and a referee is thanked for speaking up."""
    job = replace(full_job(), outcome=Outcome.OFFER)
    key = StepKey(StepKind("offerthanks"), 0, KIM.id)
    offered = write_letter(key, ME, job, NOW)
    accepted = write_letter(key, ME, replace(job, outcome=Outcome.ACCEPTED), NOW)
    assert offered is not None
    assert accepted is not None
    assert "I have an offer" in offered.body
    assert re.search(r"\bI will\b[^.]*\bdecide\b", offered.body)
    assert "I have accepted an offer" in accepted.body
    assert "decide" not in accepted.body
    assert "vouching for me" in offered.body


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (StepKind("thank"), "Dana Lee"),
        (StepKind("staff"), "Cy Young"),
        (StepKind("helper"), "Eduard Blum"),
        (StepKind("referee"), "Prof. Kim"),
        (StepKind("checkin"), "Cy Young"),
        (StepKind("feedback"), "Dana Lee"),
        (StepKind("rebook"), "Cy Young"),
        (StepKind("offerthanks"), "Eduard Blum"),
    ],
)
def test_the_reader_is_the_one_greeted(kind: StepKind, name: str) -> None:
    """The letter greets the person whom the card names."""
    found = letter_addressee(KEYS[kind], ME, full_job(), NOW)
    assert found is not None
    assert found.name == name
    first, spelled = name.split(maxsplit=1)[0], name.replace("Prof.", "Professor")
    assert letter(kind).body.startswith((f"Dear {spelled},", f"Dear {first},"))


def test_alike_names_the_pairs_of_one_team() -> None:
    """The same notes on two people are flagged as alike, three different ones are not."""
    job = full_job(contact(12, "Ana", "hiring"))
    first = job.interviews[1]

    def thanks(somebody: Contact) -> Letter:
        return thank_you_letter(ME, job, first, somebody, NOW)

    ana, ben, dana = (thanks(one) for one in (job.contacts[-1], BEN, DANA))
    copied = replace(ben, body=ben.body.replace("Ben Ode", "Ana"))
    assert find_similar_pairs((ana, ben, dana)) == ()
    assert find_similar_pairs((dana, ben, copied)) == ((1, 2),)
    assert find_similar_pairs(()) == ()


def test_one_note_to_a_group_names_all_and_tells_no_concern() -> None:
    """One note to a group greets everybody, and shows nobody's concern to the others."""
    job = full_job()
    draft = group_letter(ME, job, job.interviews[1], (DANA, BEN), NOW)
    assert draft.body.startswith("Dear Dana and Ben,\n\n")
    assert "showing me your data platform and how you moved to dbt." in draft.body
    assert "Java" not in draft.body
    assert draft.word_count <= 120


@pytest.mark.parametrize(
    ("names", "greets"),
    [
        (("Ana",), "Dear Ana,"),
        (("Ana", "Ben", "Cy"), "Dear Ana, Ben and Cy,"),
        (("Ana", "Ben", "Cy", "Dot", "Eve"), "Dear all,"),
        (("Ana", ""), "Dear all,"),
        ((), "Dear all,"),
    ],
)
def test_a_group_is_greeted_as_one_would(names: tuple[str, ...], greets: str) -> None:
    """A group of up to four is greeted by name, a larger one as all."""
    people = [contact(20 + number, name) for number, name in enumerate(names)]
    job = full_job(*people)
    draft = group_letter(PERSON, job, job.interviews[1], people, NOW)
    assert draft.body.split("\n")[0] == greets
