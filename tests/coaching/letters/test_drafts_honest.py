"""A letter has only words of the person or the template, and none grows too long."""

import ast
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import coaching
from coaching.letters.letter import MAX_WORDS
from coaching.model.documents import (
    Capture,
    Consent,
    Contact,
    DecisionDate,
    HiringProcess,
    InterviewQuestion,
    Meeting,
    Opportunity,
    Person,
    Reflection,
)
from coaching.model.step_key import StepKind
from coaching.model.vocabulary import Channel, ContactPart, InterviewStatus
from tests.coaching.dossiers import FIRST, berlin, contact, interview, opportunity
from tests.coaching.drafts import (
    MAX_INVITATION_UNITS,
    Letter,
    Variant,
    count_utf16_units,
    group_letter,
    write_letter,
)
from tests.coaching.letterbox import CANCELLED, KEYS, KIM, ME, NOW

EXAMPLES = int(os.environ.get("DEBRIEF_EXAMPLES", "100"))

TEMPLATES = (
    "thank_you_letters",
    "check_in_letters",
    "referee_letters",
    "letter",
    "job_phrases",
    "linkedin_letters",
    "useful_letters",
    "frames/talk_frames",
    "frames/talk_sentences",
    "frames/want_sentences",
    "frames/thanks_frames",
    "frames/short_frames",
    "frames/employer_frames",
    "frames/agency_frames",
    "frames/agency_offer_frames",
    "frames/helper_frames",
    "frames/address",
    "frames/day_words",
)
LETTERS_TOO = ("helper_letters", "rejection_letters")
BY_RULE = frozenset({"you", "your"})
"""These words replace "they" and "their" of a note."""
HASTY = ("their", "they", "I", "how", "forgot to mention", "explained", "Dr.", "and", "the")
HOSTILE = (
    "<b>",
    "&amp;",
    "{0}",
    "{day}",
    "%s",
    "🙂",
    "👩‍🚀",
    "שלום",
    "مرحبا",
    "–",
    ",",
    ".",
    "?",
    ";",
    "\n",
)
NATURAL = frozenset(re.findall(r"[^\W_]+", " ".join((*HASTY, *HOSTILE)).casefold()))

ALLOWED: dict[StepKind, set[str]] = {
    StepKind("thank"): {"name", "company", "role", "topic", "concern", "useful", "unsaid"}
    | {"open", "well"},
    StepKind("staff"): {"name", "role", "topic"},
    StepKind("helper"): {"name", "company", "role"},
    StepKind("referee"): {"referee", "company", "role", "requires", "well", "unsaid"},
    StepKind("linkedin"): {"name", "company", "role", "topic"},
    StepKind("useful"): {"name", "topic", "useful"},
    StepKind("checkin"): {"name", "role", "decision", "well"},
    StepKind("checked"): {"referee", "company", "role"},
    StepKind("endorse"): {"referee", "company", "role", "knows"},
    StepKind("endorsed"): {"referee", "company"},
    StepKind("feedback"): {"name", "role"},
    StepKind("offerthanks"): {"name", "company", "role"},
    StepKind("tellno"): {"name", "company", "role"},
    StepKind("rebook"): {"name", "role"},
    StepKind("ownpromise"): {"name", "role", "useful"},
}
"""Says which of the person's facts a letter may tell; the signer may always be told."""


def template_words() -> frozenset[str]:
    """Returns every word of the texts that letters are made of, without docstrings."""
    room = Path(coaching.__file__).parent / "letters"
    texts = (
        text
        for name in (*TEMPLATES, *LETTERS_TOO)
        for text in _constants(ast.parse((room / f"{name}.py").read_text()))
    )
    return frozenset(word for text in texts for word in _words(text))


def _constants(tree: ast.Module) -> Iterator[str]:
    spoken = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and id(node) not in spoken:
            yield text


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


VOCABULARY = template_words()


def words_about(label: str, most: int = 12) -> st.SearchStrategy[str]:
    """Returns a fact in words that tell where they come from: "xtopic7", among hostile ones."""
    own = st.integers(0, 20).map(lambda number: f"x{label}{'abcdefghijklmnopqrstu'[number]}")
    word = st.one_of(own, own, st.sampled_from(HASTY), st.sampled_from(HOSTILE))
    return st.lists(word, max_size=most).map(" ".join)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Person, Opportunity]:
    """Makes a dossier in which each fact has words of its own."""
    secret = draw(words_about("secret", 4))
    reflection = Reflection(
        better=secret,
        reactions=secret,
        wish_known=secret,
        feeling=secret,
        people=secret,
        red_flags=secret,
        clarify=secret,
        went_well=draw(words_about("well", 40)),
        unsaid=draw(words_about("unsaid")),
    )
    capture = Capture(
        draw(words_about("secret")), draw(words_about("open")), draw(words_about("unsaid", 60))
    )
    meeting = Meeting(
        FIRST,
        draw(words_about("topic", 60)),
        draw(words_about("concern")),
        draw(words_about("useful")),
    )
    people = [
        _somebody(2, draw(words_about("name", 3)), ContactPart.INTERVIEWER, meeting),
        _somebody(4, draw(words_about("name", 3)), ContactPart.COORDINATOR, meeting),
        _somebody(
            5,
            draw(words_about("name", 3)),
            ContactPart.HELPER,
            Meeting(FIRST, "xothera", "xotherb"),
        ),
        _somebody(
            6,
            draw(words_about("other", 3)),
            ContactPart.STAFF,
            Meeting(FIRST, "xotherc", "xotherd"),
        ),
    ]
    job = opportunity(*people, capture=capture, reflection=reflection)
    day = berlin(30, 0).date()
    process = HiringProcess(
        DecisionDate(day, day, draw(words_about("decision"))), next_rounds="xsecreta"
    )
    asked = InterviewQuestion("xsecretb", "xsecretc", uncomfortable=draw(st.booleans()))
    first = replace(job.interviews[0], process=process, asked=(asked,))
    fell = replace(
        interview(berlin(20, 11), CANCELLED), held=draw(st.sampled_from(InterviewStatus))
    )
    job = replace(
        job,
        company=draw(words_about("company", 4)),
        role=draw(words_about("role", 4)),
        requirements=draw(words_about("requires", 80)),
        channel=draw(st.sampled_from(Channel)),
        interviews=(first, fell),
        feedback="xsecretd",
        lesson="xsecrete",
    )
    return _me(draw), job


def _somebody(number: int, name: str, part: ContactPart, meeting: Meeting) -> Contact:
    found = replace(contact(number, name, part=part), phone="xphone", title="xsecretf")
    return replace(found, met=(meeting,))


def _me(draw: st.DrawFn) -> Person:
    kim = replace(
        KIM,
        name=draw(words_about("referee", 3)),
        knows=draw(words_about("knows")),
        relation=draw(words_about("secret", 2)),
        consent=draw(st.sampled_from(Consent)),
    )
    return replace(
        ME,
        first_name=draw(words_about("me", 2)),
        sign_off=draw(words_about("me", 4)),
        referees=(kim,),
    )


def unknown_words(draft: Letter, allowed: set[str]) -> set[str]:
    """Returns the words of a draft from nobody who may be quoted in it."""
    said = set(_words(draft.body)) | set(_words(draft.subject))
    mine = re.compile(rf"x(?:{'|'.join(sorted(allowed | {'me'}))})[a-u]")
    left = said - VOCABULARY - NATURAL - BY_RULE
    return {word for word in left if not mine.fullmatch(word) and not word.isdigit()}


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    world=worlds(),
    kind=st.sampled_from(sorted(KEYS)),
    variant=st.sampled_from([Variant.MAIL, Variant.CARD, Variant.LINKEDIN]),
    take=st.integers(0, 5),
    shorter=st.booleans(),
)
def test_every_word_is_the_templates_or_the_persons_own(
    world: tuple[Person, Opportunity], kind: StepKind, variant: Variant, take: int, shorter: bool
) -> None:
    """Nothing is invented or cut, and nothing private or from another person is told."""
    person, job = world
    draft = write_letter(KEYS[kind], person, job, NOW, variant=variant, take=take, shorter=shorter)
    assert draft is None or unknown_words(draft, ALLOWED[kind]) == set()


@settings(max_examples=EXAMPLES, deadline=None)
@given(world=worlds(), take=st.integers(0, 3))
def test_a_group_note_tells_no_more_than_each_ones_own(
    world: tuple[Person, Opportunity], take: int
) -> None:
    """One note to several people follows the same rule, and leaves out the concern of one
    of them.
    """
    person, job = world
    draft = group_letter(person, job, job.interviews[0], job.contacts[:2], NOW, take=take)
    assert unknown_words(draft, ALLOWED[StepKind("thank")] - {"concern", "useful"}) == set()
    assert draft.word_count <= MAX_WORDS


def test_the_rule_can_fail() -> None:
    """The check finds a word from elsewhere and one that was cut."""
    draft = Letter("", "Dear xnamea, your platform is marvellous. xtop", ())
    assert unknown_words(draft, {"name", "topic"}) == {"platform", "marvellous", "xtop"}


anything = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=st.characters(categories=["Lo", "So", "Mn", "Lu", "Zs"]), max_size=60),
    st.sampled_from(["<b>&", "{name}", "x" * 1500, "word " * 300, "שלום " * 200, "🙂" * 400, "\n"]),
)
names = anything.map(lambda text: text[:80])


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    kind=st.sampled_from(sorted(KEYS)),
    variant=st.sampled_from(Variant),
    name=names,
    note=anything,
    other=anything,
    job=names,
    shorter=st.booleans(),
)
def test_no_letter_outgrows_its_kind(
    kind: StepKind, variant: Variant, name: str, note: str, other: str, job: str, shorter: bool
) -> None:
    """Any letter keeps its limits and lines, is complete and deterministic."""
    person, found = _hostile(name, note, other, job)
    draft = write_letter(KEYS[kind], person, found, NOW, variant=variant, shorter=shorter)
    assert draft == write_letter(KEYS[kind], person, found, NOW, variant=variant, shorter=shorter)
    if draft is None:
        return
    assert draft.word_count == len(draft.body.split())
    assert "\n" not in draft.subject
    assert len(draft.subject) <= 122
    assert all(draft.gaps)
    if draft.variant is Variant.LINKEDIN:
        assert count_utf16_units(draft.body) <= MAX_INVITATION_UNITS
        assert draft.body.count("\n") <= 1
    else:
        assert draft.word_count <= draft.max_length
    whole = write_letter(KEYS[kind], person, found, NOW, variant=variant)
    assert whole is not None
    assert draft.word_count <= whole.word_count or draft.variant is Variant.LINKEDIN


def _hostile(name: str, note: str, other: str, job: str) -> tuple[Person, Opportunity]:
    meeting = Meeting(FIRST, note, other, note)
    people = [
        _somebody(2, name, ContactPart.HIRING_MANAGER, meeting),
        _somebody(4, name, ContactPart.COORDINATOR, meeting),
        _somebody(5, name, ContactPart.HELPER, meeting),
    ]
    found = opportunity(
        *people, capture=Capture(note, other, note), reflection=Reflection(went_well=other)
    )
    fell = replace(interview(berlin(20, 11), CANCELLED), held=InterviewStatus.NO_SHOW)
    found = replace(
        found,
        company=job,
        role=job,
        requirements=note,
        channel=Channel.CALL_ALLOWED,
        interviews=(*found.interviews, fell),
    )
    kim = replace(KIM, name=name, knows=note)
    return replace(ME, first_name=name, sign_off=name, referees=(kim,)), found
