"""A letter speaks in one of three voices, follows what was said, and repeats no reaction."""

import re
from dataclasses import replace

import pytest

from coaching.letters.frames import talk_frames, thanks_frames
from coaching.letters.frames.frame import FrameChoice
from coaching.letters.frames.sentences import SentenceWriter
from coaching.letters.frames.talk_frames import Voiced
from coaching.letters.frames.talk_sentences import tell_topic
from coaching.letters.frames.talk_words import repeat_that, to_known_thing
from coaching.letters.frames.want_sentences import say_want
from coaching.letters.letter import LetterPiece, Occasion, Origin
from coaching.letters.linkedin_letters import invitation
from coaching.letters.material.classify import classify
from coaching.letters.material.doubt import name_doubt
from coaching.letters.material.gate import read_answer
from coaching.letters.material.kinds import AboutYou, NounPhrase, Sentence, ThatClause
from coaching.letters.material.likeness import have_common_content
from coaching.letters.material.listener import Listener
from coaching.letters.material.mend import mend_words
from coaching.letters.material.tails import mend_tail
from coaching.letters.material.want import says_so, to_their_face
from coaching.letters.thank_you_letters import thank_you_letter
from coaching.model.documents import Capture, Contact, Meeting
from coaching.model.vocabulary import InterviewKind, Tone
from tests.coaching.dossiers import FIRST, PERSON, berlin, contact, opportunity

EVENING = berlin(24, 18)
VOICED: tuple[Voiced, ...] = (
    talk_frames.OPENINGS,
    talk_frames.OPENINGS_WITH_DEED,
    talk_frames.FACT_SENTENCES,
    talk_frames.PLAIN_SENTENCES,
    thanks_frames.INTEREST,
    thanks_frames.UNSAID,
)


def writer(tone: Tone = Tone.NEUTRAL, company: str = "Acme") -> SentenceWriter:
    """Returns what writes the sentences of one letter."""
    when = LetterPiece("today", Origin.FACT)
    return SentenceWriter(FrameChoice("acme", 0), when, tone, company)


def met(line: str = "", **meeting: str) -> Contact:
    """Returns somebody who was met."""
    return replace(contact(2, "Dana Lee"), met=(Meeting(FIRST, line=line, **meeting),))


def thanks(one: Contact, tone: Tone = Tone.WARM, unsaid: str = "", **facts: object) -> str:
    """Returns the thank-you of the evening."""
    job = replace(opportunity(one, capture=Capture(unsaid=unsaid)), **facts)  # type: ignore[arg-type]  # varied by name
    occasion = Occasion(replace(PERSON, tone=tone), job, EVENING)
    return thank_you_letter(occasion, job.interviews[-1], one).body


@pytest.mark.parametrize("table", VOICED)
def test_a_formal_letter_has_no_short_forms_and_a_warm_one_has(table: Voiced) -> None:
    """Only the warm voice says "Thanks" and "I'd"."""
    formal = " ".join(frame.source for frame in table[Tone.FORMAL])
    assert "'" not in formal
    assert "Thanks" not in formal
    assert set(table[Tone.WARM]) - set(table[Tone.FORMAL])


@pytest.mark.parametrize("table", VOICED[:5])
def test_a_panel_of_five_can_be_told_apart_in_every_voice(table: Voiced) -> None:
    """Five sentences at least for each place."""
    assert all(len(set(frames)) >= 5 for frames in table.values())


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        (InterviewKind.PHONE, "the call this afternoon"),
        (InterviewKind.VIDEO, "the call this afternoon"),
        (InterviewKind.PANEL, "the interview this afternoon"),
    ],
)
def test_the_thanks_is_for_the_kind_of_talk_it_was(kind: InterviewKind, says: str) -> None:
    """A call is a call, and a panel an interview."""
    one = met("The crew starts at five")
    job = opportunity(one)
    job = replace(job, interviews=(replace(job.interviews[0], kind=kind),))
    body = thank_you_letter(Occasion(PERSON, job, EVENING), job.interviews[0], one).body
    assert says in body


def test_a_fact_is_met_by_what_it_is() -> None:
    """What the reader has is liked, what they do can stand behind "how", a trouble is neither."""
    for tone in Tone:
        has = tell_topic(writer(tone), [ThatClause("you have 380 cows")])[0].text
        assert has.endswith(" that you have 380 cows.")
        assert not has.startswith("You ")
        does = tell_topic(writer(tone), [ThatClause("you bake the bread at five")])[0].text
        assert does.endswith("hearing how you bake the bread at five.") or "hear how" in does
        trouble = tell_topic(writer(tone), [ThatClause("you found 300 frames cracked")])[0].text
        assert not re.search(r"glad|good|liked|loved|enjoyed", trouble)
    good = tell_topic(writer(), [ThatClause("the choir won a prize")])[0].text
    assert re.search(r"glad|good|liked|loved|enjoyed|interested", good)


@pytest.mark.parametrize("tone", list(Tone))
def test_nobody_loves_to_hear_of_a_loss(tone: Tone) -> None:
    """What is no good news is told soberly."""
    for fact in ("the mill burnt down", "half of the crew cannot hear the bell"):
        told = tell_topic(writer(tone), [ThatClause(fact)])[0].text
        assert not [word for word in ("loved", "liked", "enjoyed", "glad", "good") if word in told]


def test_one_reaction_is_not_said_twice() -> None:
    """Who enjoyed the talk is glad about the rest of it."""
    lines = tell_topic(
        writer(), [ThatClause("the mill runs at night"), NounPhrase("the wheel")], "I enjoyed it."
    )
    text = " ".join(line.text for line in lines)
    assert "enjoyed" not in text
    assert text.count("glad") + text.count("good") + text.count("liked") >= 1
    lines = tell_topic(
        writer(Tone.WARM), [ThatClause("the mill runs at night")], "It was an interesting talk."
    )
    assert "interest" not in lines[0].text


def test_why_one_fits_follows_the_talk_it_is_about() -> None:
    """In the same paragraph where a word of content is in both."""
    one = met("You color code the pallets")
    body = thanks(one, why_fit=("I repaired pallets for a year.",))
    assert "pallets. I repaired pallets" in body.replace("the pallets.", "pallets.")
    assert have_common_content("boats for hire", "I build boats")
    assert not have_common_content("two years there", "three years here")


def test_a_letter_ends_with_the_wish_and_not_with_what_was_left_out() -> None:
    """What was left unsaid and what was promised stand before it."""
    one = met("The crew starts at five", useful="the crane list")
    body = thanks(one, unsaid="i can weld steel", why_want="Cranes are what I know")
    last = body.split("\n\n")[-2]
    assert re.search(r"Cranes are what I know\. I[^.]+\.$", last)
    assert "weld steel" in body
    assert "crane list" in body


@pytest.mark.parametrize(
    ("tail", "reads"),
    [
        ("9 clerks, most older", "9 clerks, most of them older"),
        ("18 months in the yard, mostly cranes", "18 months in the yard, mostly on cranes"),
        ("2 years at sea, more than 40 trips", "2 years at sea, with more than 40 trips"),
        ("I took the course, certified.", "I took the course, and am certified."),
        (
            "I sit the test in May, passed the trial with 88.",
            "I sit the test in May and passed the trial with 88.",
        ),
        ("I ran it, mostly alone.", "I ran it, mostly alone."),
        ("I ran the yard, trained by Ana.", "I ran the yard, trained by Ana."),
    ],
)
def test_a_tail_gets_its_small_word(tail: str, reads: str) -> None:
    """Only where it is certain which one was left out."""
    assert mend_tail(tail) == reads


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("with 2 juniors", "with two juniors"),
        ("set 4 rose", "set 4 rose"),
        ("from 9 to 4 a month", "from 9 to 4 a month"),
        ("for 8 km", "for 8 km"),
    ],
)
def test_a_small_number_is_a_word_inside_a_sentence(text: str, reads: str) -> None:
    """A measure, a name with a figure and a range stay as they are."""
    assert mend_words(text) == reads


@pytest.mark.parametrize(
    ("note", "named"),
    [
        ("i dont know SQL, only excel", "SQL"),
        ("he finds i have no experience of crisis communication", "crisis communication"),
        ("asked if id really get up at 5", "whether I'd really get up at five"),
        ("will i push back on product managers", "whether I would push back on product managers"),
        ("how would i do with teens, only littles", "how I would do with teens"),
        ("if ill relocate to porto", "whether I would relocate to Porto"),
        ("can i say no to donors", "whether I can say no to donors"),
        (
            "am i all right with parking the truck in town",
            "whether I am all right with parking the truck in town",
        ),
        ("she worried i havent used excel", "Excel"),
    ],
)
def test_more_ways_to_note_a_doubt_are_named(note: str, named: str) -> None:
    """As a calm person would say it to who asked."""
    found = name_doubt(note, Listener(names=frozenset({"Porto"})))
    assert found is not None
    assert (found.thing or found.clause) == named


@pytest.mark.parametrize(
    "note",
    [
        "my age",
        "asked about my health",
        "why i left so soon",
        "AM I TOO OLD",
        "whether i have kids",
    ],
)
def test_what_is_nobodys_business_is_not_named_again(note: str) -> None:
    """The answer stands without it."""
    assert name_doubt(note, Listener()) is None


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("twelve years on boilers, mostly ships", [NounPhrase]),
        ("Five years in emergency I place catheters in cats", [NounPhrase, Sentence]),
        ("the drop-in hour I set up for care homes", [NounPhrase]),
        ("You let me taste three casks blind, and I picked the oldest one", [AboutYou, Sentence]),
    ],
)
def test_a_thing_is_no_clause_and_two_thoughts_are_two(said: str, kinds: list[type]) -> None:
    """Whatever ends in s, and wherever "I" stands."""
    assert [type(one) for one in read_answer(said, Listener())] == kinds


def test_what_is_wanted_is_said_once() -> None:
    """A reason that says it already stands alone; "it" is the job."""
    assert says_so("This is the only yard where I really want to work.")
    assert not says_so("I want to work with animals.")
    assert to_their_face("I want it even more now") == "I want this job even more now"
    assert to_their_face("Very keen") == "Very keen on the job"
    assert len(say_want(writer(), [Sentence("I want this job even more now.")])) == 1


@pytest.mark.parametrize(
    ("company", "named"),
    [("Acme", True), ("Acme Robotics", False), ("Severn Steam Trust", False), ("", False)],
)
def test_a_company_of_several_words_is_not_named_behind_at(company: str, named: bool) -> None:
    """Nobody writes "at Severn Steam Trust"."""
    found = {
        line.text
        for turn in range(6)
        for line in say_want(replace(writer(), choice=FrameChoice("x", turn), company=company), ())
    }
    assert any(f"at {company}" in text for text in found) is named or not company


def test_both_know_what_they_talked_about() -> None:
    """ "A visit" is "the visit", and "that" is said again before what the reader did."""
    assert to_known_thing("a night visit") == "the night visit"
    assert to_known_thing("a few boats") == "a few boats"
    assert repeat_that("it starts at five and you went along") == (
        "it starts at five, and that you went along"
    )
    assert classify("the visit") is not None


def test_an_invitation_says_it_in_one_sentence() -> None:
    """What they talked about and the wish to stay in touch."""
    one = met(topic="the paper mill")
    job = opportunity(one)
    body = invitation(Occasion(PERSON, job, EVENING), job.interviews[0], one).body
    assert "the paper mill, and would be glad to " in body


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("they run the whole cold chain themselves", "you run the whole cold chain yourselves"),
        ("Their app is the one my gran uses", "Your app is the one my gran uses"),
        ("they said i would lead", "they said i would lead"),
    ],
)
def test_who_writes_of_them_writes_to_them(why: str, said: str) -> None:
    """A sentence about the employer is said to their face; what they said is not."""
    assert to_their_face(why) == said


def test_a_sentence_that_goes_on_in_small_letters_is_a_thought_of_its_own() -> None:
    """As phones type; a short form with its full stop ends none."""
    assert len(read_answer("we walked the docks. everybody was wet", Listener())) == 2
    assert len(read_answer("the yard with 40 staff incl. drivers", Listener())) == 1


def test_what_was_answered_stands_where_no_doubt_was_noted() -> None:
    """And a name gets the capital that another note gave it."""
    one = met("You showed me the docks of porto", answer="I ran a crew at Porto for two years")
    body = thanks(one)
    assert "the docks of Porto" in body
    assert "I ran a crew at Porto for two years." in body


def test_talking_about_a_thing_is_thanked_for_as_such() -> None:
    """ "We talked about ..." is no sentence to enjoy; and a language has its capital."""
    body = thanks(met("we talked about the welsh coast"))
    assert "about the Welsh coast" in body
    assert "We talked" not in body
