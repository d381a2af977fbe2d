"""What buttons send: the same text as ever, there and back, and nothing made up gets through."""

import ast
import functools
import re
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

import handlers
from coaching.letters.letter import Variant
from coaching.letters.questions.letter_questions import LetterQuestion
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import (
    ContactId,
    InterviewId,
    MailProgram,
    OpportunityId,
    Outcome,
    RefereeId,
    ReminderTopic,
    StoryId,
)
from coaching.playbook.playbook import DEFINITION_BY_KIND
from handlers.account.model_consent import AllowLetters, AllowModel, ShowModel
from handlers.account.settings_menu import SETTINGS, ChangeSetting, Setting
from handlers.cards.card import StepButton
from handlers.cards.card_place import BackToCard, CardPlace, OpenStep
from handlers.cards.reading_card import (
    ChangeLine,
    ChangeReading,
    ChooseWay,
    DropReading,
    KeepReading,
    LeaveOutLine,
    ShowReading,
)
from handlers.cards.step_verbs import LookOn, SnoozeTo, StepVerb
from handlers.flows.calendar_keyboard import PickDay, PickHour, PickNothing, ShowMonth
from handlers.flows.flow_callbacks import (
    AnswerQuestion,
    ChosenAnswer,
    DropFlow,
    ResumeFlow,
    WayAround,
)
from handlers.interviews import edit_facts
from handlers.interviews.delete_opportunity import DeleteForGood, DeleteOpportunity
from handlers.interviews.edit_facts import EditFact, Fact, ShowFacts
from handlers.interviews.news import MarkReferee, News, TellNews
from handlers.interviews.reschedule import ChangeInterview, InterviewChange
from handlers.letters.by_mail import ChooseMail
from handlers.letters.draft_command import ShowLetters
from handlers.letters.draft_options import (
    AskMissing,
    DraftOptions,
    ReplaceLetter,
    SmoothLetter,
    SmoothVerb,
    WriteLetter,
)
from handlers.listening.keep_pending import UndoReading
from handlers.listening.sent.shared_place import KeepZone, TakeZone
from handlers.outcomes.choose_job import ListClosed, ListOpen
from handlers.outcomes.compare_offers import ChooseBeside, CompareJobs
from handlers.outcomes.hellos import Hellos, WantHello
from handlers.outcomes.lessons import StayInTouch
from handlers.outcomes.offer_card import OfferPart, ShowOffer, TellOfferPart
from handlers.outcomes.outcome import (
    LATEST_TIMESTAMP,
    EarlierOutcome,
    JobOutcome,
    OutcomeAction,
    SetOutcome,
    UndoOutcome,
)
from handlers.people.add_contact import AddContact, AddContactTo
from handlers.people.contacts import ChangeContact, ContactAction
from handlers.people.merge_contacts import AskWhichName, KeepContact, MergeContacts
from handlers.people.referees import (
    AddReferee,
    EditReferee,
    ListReferees,
    OpenReferee,
    RemoveReferee,
    ShowReferees,
)
from handlers.practice.practise import ChoosePracticeKind, EndPractice, PractiseNext
from handlers.practice.story_list import AskDeleteStory, DeleteStory, ShowStories
from handlers.privacy.unreadable import DeleteUnread
from handlers.reflection.reflect import ReflectOn
from handlers.router import CALLBACK_HANDLERS
from handlers.steps.reminding.pause import AskQuiet, EndPause, QuietFor
from handlers.steps.reminding.topics_menu import ShowTopics, SwitchBack, SwitchTopic
from handlers.steps.what_waits import ListWaiting, ShowLeft
from handlers.ui.callback_data import MAX_NUMBER, CallbackData, CallbackDataError
from handlers.ui.links import (
    AboutOpportunity,
    BeginFlow,
    BeginNothing,
    CorrectOpportunity,
    EditContact,
    InterviewFlow,
    LogInterview,
    OpenContact,
    OpenOpportunity,
    ShowContacts,
    ShowReminders,
    ShowSettings,
    ShowStatus,
)

JOB, ROUND, DANA, SAM, NORA = (
    OpportunityId(3),
    InterviewId(4),
    ContactId(5),
    ContactId(6),
    RefereeId(7),
)
THANKS = StepKey(StepKind("thank"), 4, 5)
LOOKING = StepKey(StepKind("looking"), 2950)
LOOK = DraftOptions(Variant.CARD, 12, shorter=True, is_expanded=True)
ON_BUTTONS: tuple[tuple[str, CallbackData], ...] = (
    ("q:8:friend#1:w9.0", AnswerQuestion(8, "friend#1", ChosenAnswer(0, 9))),
    ("y:month:8:when:2026:12", ShowMonth(8, "when", 2026, 12)),
    ("y:day:8:when:739952", PickDay(8, "when", 739952)),
    ("y:hour:8:when:739952:870", PickHour(8, "when", 739952, 870)),
    ("y:none", PickNothing()),
    ("q:8:place:back", AnswerQuestion(8, "place", WayAround.BACK)),
    ("q:8:place:2", AnswerQuestion(8, "place", ChosenAnswer(2))),
    ("wait:2", ListWaiting(2)),
    ("wait:left:8", ShowLeft(8)),
    ("r:8", ResumeFlow(8)),
    ("r:drop:8", DropFlow(8)),
    ("b:none", BeginNothing()),
    *((f"b:{one.value}:3:4", BeginFlow(one, JOB, ROUND)) for one in InterviewFlow),
    ("n:new", LogInterview()),
    ("s:done:3:thank.4.5", StepButton(StepVerb.DONE, JOB, THANKS)),
    ("s:unall:3:thank.4.5", StepButton(StepVerb.UNDO_ALL, JOB, THANKS)),
    ("s:d6:0:looking.2950.0", StepButton(LookOn(6), OpportunityId(0), LOOKING)),
    ("s:l0:0:looking.2950.0", StepButton(SnoozeTo(0), OpportunityId(0), LOOKING)),
    ("w:3:thank.4.5:c12sx", WriteLetter(JOB, THANKS, LOOK)),
    ("w:ask:3:thank.4.5:fit:m0", AskMissing(JOB, THANKS, LetterQuestion.FIT, DraftOptions())),
    ("m:3:thank.4.5:gmail", ChooseMail(JOB, THANKS, MailProgram.GMAIL)),
    ("v:3:thank.4.5:m0", ReplaceLetter(JOB, THANKS, DraftOptions())),
    ("d:3:0", ShowLetters(JOB, 0)),
    ("t:page:0", ShowStatus(0)),
    ("t:opp:3", OpenOpportunity(JOB)),
    ("t:opp:3:2", OpenOpportunity(JOB, 2)),
    ("t:about:3", AboutOpportunity(JOB)),
    ("a:3:thank.4.5", OpenStep(JOB, THANKS)),
    ("a:3:thank.4.5:c1795000000", OpenStep(JOB, THANKS, CardPlace(1795000000))),
    ("a:back:3:j1", BackToCard(JOB, CardPlace(1, is_job=True))),
    ("c:page:0", ShowContacts(0)),
    ("c:add", AddContact()),
    ("c:to:3", AddContactTo(JOB)),
    ("c:open:3:5", OpenContact(JOB, DANA)),
    ("c:edit:3:5:name", EditContact(JOB, DANA, "name")),
    ("c:keep:3:5", KeepContact(JOB, DANA)),
    *((f"c:{verb}:3:5", ChangeContact(verb, JOB, DANA)) for verb in ContactAction),
    ("c:both:3:5:6", AskWhichName(JOB, DANA, SAM)),
    ("c:join:3:5:6", MergeContacts(JOB, DANA, SAM)),
    ("f:add", AddReferee()),
    ("f:list", ListReferees()),
    ("f:page:1", ShowReferees(1)),
    ("f:open:7", OpenReferee(NORA)),
    ("f:edit:7:name", EditReferee(NORA, "name")),
    ("f:gone:7", RemoveReferee(NORA)),
    ("f:gone:7:yes", RemoveReferee(NORA, sure=True)),
    *((f"g:{one.value}", ChangeSetting(one)) for one in Setting),
    ("l:3:4", ReflectOn(JOB, ROUND)),
    ("l:3:4:went_well", ReflectOn(JOB, ROUND, "went_well")),
    ("p:next:any", PractiseNext("any")),
    ("p:kinds", ChoosePracticeKind()),
    ("p:enough", EndPractice()),
    ("p:st", ShowStories()),
    ("p:st?:7", AskDeleteStory(StoryId(7))),
    ("p:st-:7", DeleteStory(StoryId(7))),
    ("o:closed", ListClosed()),
    ("o:closed:2", ListClosed(2)),
    ("o:open:1", ListOpen(1)),
    ("o:beside:3", ChooseBeside(JOB)),
    ("o:both:3:5", CompareJobs(JOB, OpportunityId(5))),
    ("o:offer:3", ShowOffer(JOB)),
    ("o:part:3:deadline", TellOfferPart(JOB, OfferPart.DEADLINE)),
    ("o:of:3", JobOutcome(OutcomeAction.ASK, JOB)),
    ("o:lesson:3", JobOutcome(OutcomeAction.LESSON, JOB)),
    ("o:feedback:3", JobOutcome(OutcomeAction.FEEDBACK, JOB)),
    ("o:stay:3", StayInTouch(JOB)),
    ("c:hello:on:3:5", WantHello(Hellos.ON, JOB, DANA)),
    ("o:set:3:no_answer", SetOutcome(JOB, Outcome.NO_ANSWER)),
    ("o:undo:3:offer:open:0", UndoOutcome(JOB, Outcome.OFFER, EarlierOutcome.OPEN, 0)),
    (
        "o:undo:3:accepted:offer:1795000000",
        UndoOutcome(JOB, Outcome.ACCEPTED, EarlierOutcome.OFFER, 1795000000),
    ),
    *((f"o:{one.value}:3", TellNews(one, JOB)) for one in News),
    ("o:ref:3:7", MarkReferee(JOB, NORA)),
    *((f"o:{one.value}:3:4", ChangeInterview(one, JOB, ROUND)) for one in InterviewChange),
    ("o:fix:3", CorrectOpportunity(JOB)),
    ("o:facts:3:1", ShowFacts(JOB, 1)),
    ("o:edit:3:company", EditFact(JOB, Fact.COMPANY)),
    ("o:edit:3:when:4", EditFact(JOB, Fact.WHEN, ROUND)),
    ("o:del:3", DeleteOpportunity(JOB)),
    ("o:gone:3", DeleteForGood(JOB)),
    ("x:del:1795000000:yes", DeleteUnread(1795000000, sure=True)),
    ("x:del:1795000000:no", DeleteUnread(1795000000, sure=False)),
    ("k:ok:9", KeepReading(9)),
    ("k:no:9", DropReading(9)),
    ("k:fix:9", ChangeReading(9)),
    ("k:line:9:1", ChangeLine(9, 1)),
    ("k:leave:9:1", LeaveOutLine(9, 1)),
    ("k:card:9", ShowReading(9)),
    ("k:way:9:0:1", ChooseWay(9, 0, 1)),
    ("k:undo:9", UndoReading(9)),
    ("k:loud", EndPause()),
    ("k:all", ShowReminders()),
    ("g:all", ShowSettings()),
    *((f"k:hush:{one.value}", AskQuiet(one)) for one in QuietFor),
    ("k:kinds:1", ShowTopics(1)),
    ("k:kind:practice:no:1", SwitchTopic(ReminderTopic.PRACTICE, False, 1)),
    ("k:said:practice:yes", SwitchBack(ReminderTopic.PRACTICE, True)),
    ("lm:yes", AllowModel(yes=True)),
    ("lms:no", AllowLetters(yes=False)),
    ("lmo", ShowModel()),
    *(
        (f"sm:{verb.value}:3:thank.4.5:m0", SmoothLetter(verb, JOB, THANKS, DraftOptions()))
        for verb in SmoothVerb
    ),
    ("k:here:America/Argentina/ComodRivadavia", TakeZone("America/Argentina/ComodRivadavia")),
    ("k:there", KeepZone()),
)
KINDS = tuple(CALLBACK_HANDLERS.by_kind)


@pytest.mark.parametrize(("text", "data"), ON_BUTTONS)
def test_buttons_that_stand_in_chats_go_on_working(text: str, data: CallbackData) -> None:
    """Each kind packs into the text that buttons have sent from the first day, and back."""
    assert data.pack() == text
    assert CALLBACK_HANDLERS.unpack(text) == data


def test_every_kind_is_held_to_its_text() -> None:
    """A kind that gets a handler is added to the list above."""
    assert {type(data) for _, data in ON_BUTTONS} == set(KINDS)


def test_what_can_be_set_and_put_right_is_what_is_asked() -> None:
    """The values on buttons are the keys of the questions."""
    assert {one.value for one in Setting} == {one.key for one in SETTINGS.questions}
    assert [one.value for one in Fact] == list(edit_facts.FIELDS)
    assert {one.value for one in EarlierOutcome} == {"open", *(one.value for one in Outcome)}


# -- any value, any text ---------------------------------------------------------------------------

NUMBERS = st.integers(0, 10**8)
PIECES = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=9)
KEYS = st.builds(StepKey, st.sampled_from(sorted(DEFINITION_BY_KIND)), NUMBERS, NUMBERS)
LOOKS = st.builds(
    DraftOptions,
    st.sampled_from(Variant),
    st.integers(0, 59),
    *[st.booleans() for _ in range(4)],
)

NUMBERED = {
    ChosenAnswer: st.builds(ChosenAnswer, NUMBERS, NUMBERS | st.none()),
    SnoozeTo: st.builds(SnoozeTo, st.integers(0, 9)),
    LookOn: st.builds(LookOn, st.integers(0, 9)),
    CardPlace: st.builds(CardPlace, NUMBERS, st.booleans()),
}


def _values(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a field's type."""
    if get_args(hint):
        return st.one_of(*map(_values, get_args(hint)))
    known = {bool: st.booleans(), str: PIECES, StepKey: KEYS, DraftOptions: LOOKS, **NUMBERED}
    if hint in known:
        return known[hint]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    return NUMBERS


def _values_of_kind(kind: type[CallbackData]) -> st.SearchStrategy[CallbackData]:
    hints = get_type_hints(kind)
    parts = {one.name: _values(hints[one.name]) for one in fields(kind)}  # type: ignore[arg-type]  # each kind is a dataclass
    return st.builds(kind, **parts)


ANY_DATA = st.sampled_from(KINDS).flatmap(_values_of_kind)


@given(data=ANY_DATA)
def test_every_value_comes_back_as_it_was(data: CallbackData) -> None:
    """Whatever is packed is unpacked to the same, by its own kind and by no other."""
    text = data.pack()
    assert [one for one in (kind.unpack(text) for kind in KINDS) if one is not None] == [data]
    assert CALLBACK_HANDLERS.unpack(text) == data


SPOILT = st.builds(
    lambda text, at, more: text[: at % (len(text) + 1)] + more + text[at % (len(text) + 1) :],
    st.sampled_from([text for text, _ in ON_BUTTONS]),
    st.integers(0, 64),
    st.sampled_from([":", "²", "-", " ", "0", "\n", "٣", "\ud800", "9" * 5000, "_", "x"]),
)


@given(text=st.text() | SPOILT | st.lists(st.text(max_size=4)).map(":".join))
def test_no_text_raises(text: str) -> None:
    """A client can send anything; what is taken is exactly what a button of ours would send."""
    data = CALLBACK_HANDLERS.unpack(text)
    if data is not None and len(text.encode(errors="replace")) <= 64 and "\ud800" not in text:
        assert data.pack() == text


# -- what cannot stand on a button -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Note(CallbackData):
    """A kind of this test only."""

    prefix: ClassVar[str] = "zz"
    text: str


def test_64_bytes_fit_and_no_more() -> None:
    """Telegram counts bytes: 30 letters of two bytes and one more are too long."""
    assert len(_Note("ü" * 30).pack().encode()) == 63
    for text in ("ü" * 31, "x" * 62):
        with pytest.raises(CallbackDataError, match="64 bytes"):
            _Note(text).pack()


@pytest.mark.parametrize("data", [_Note(""), _Note("a:b"), ShowStatus(-1), ShowStatus(MAX_NUMBER)])
def test_a_part_that_would_not_come_back_is_refused(data: CallbackData) -> None:
    """At once where the button is made, not when somebody presses it."""
    with pytest.raises(CallbackDataError):
        data.pack()


@pytest.mark.parametrize(
    "text",
    ["", "zz", "zz:", "zz:a:b", "n", "n:new:1", "f:gone:7:no", "f:gone:7:", "t:page:01", "q:1:a"],
)
def test_a_text_of_another_form_is_of_no_kind(text: str) -> None:
    """Too few parts, too many, or one that no button of ours has."""
    assert _Note.unpack(text) is None
    assert CALLBACK_HANDLERS.unpack(text) is None


def test_what_no_step_has_is_refused() -> None:
    """A number below zero, a moment after our days."""
    for made in (
        lambda: StepButton(StepVerb.DONE, JOB, StepKey(StepKind("thank"), -1)),
        lambda: WriteLetter(JOB, StepKey(StepKind("thank"), MAX_NUMBER), LOOK),
        lambda: UndoOutcome(JOB, Outcome.OFFER, EarlierOutcome.OPEN, LATEST_TIMESTAMP),
    ):
        with pytest.raises(CallbackDataError):
            made()


# -- nobody takes a text apart ---------------------------------------------------------------------

BY_HAND = re.compile(
    r"""split\(":"\)|partition\(":"\)|CALLBACK_PATTERN|_ID_PATTERN|startswith\("[a-z]:|"""
    r"""Button\([^()]*f?"[a-z]:|\bpattern=|partition\("\."\)|split\("\."\)|(?:action|verb|data)\.startswith\(|"""
    r"""f"[a-z]\{|callback_data\(f?"|_button\(\w+, f?"|answer_data\(\w+, f?"|re\.compile\(r?"\(\["""
)
READS_DATA = {"router.py", "offboarding.py", "unreadable.py"}
"""Where an update becomes a value."""


def _without_codecs(source: str) -> str:
    """The code without the methods `text` and `parse`, by which a value is written and read."""
    codecs = [
        ast.get_source_segment(source, node) or ""
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef) and node.name in {"text", "parse"}
    ]
    return functools.reduce(lambda rest, codec: rest.replace(codec, ""), codecs, source)


@pytest.mark.parametrize(
    "line",
    [
        'Button(choice.text, answer_data(conversation, f"w{number}.{index}"))',
        'number, _, index = action[1:].partition(".")',
        'if action.startswith("w"):',
        'Button(label, line.ref.callback_data(f"l{index}"))',
        'Button(name, ref.callback_data(f"d{day}"))',
        'Button(GOT_IT_LABEL, line.ref.callback_data("done"))',
        'shown.step_button(LATER_LABEL, "later")',
        '**{f"d{day}": _day_handler(day) for day in range(7)},',
        '_OPTIONS_REGEX = re.compile(r"([mclk])([0-9]{1,2})(s?)(g?)(n?)(x?)")',
    ],
)
def test_the_search_finds_what_was_once_taken_apart(line: str) -> None:
    """Each line stood in a handler before its button had a typed value."""
    assert BY_HAND.search(line)


def test_handlers_take_no_text_apart() -> None:
    """They get a typed value: no split, no pattern and no text for a button of their own."""
    for path in sorted(Path(handlers.__file__).parent.rglob("*.py")):
        if path.name == "callback_data.py":
            continue
        source = _without_codecs(path.read_text())
        assert not BY_HAND.findall(source), path.name
        assert path.name in READS_DATA or "query.data" not in source, path.name
