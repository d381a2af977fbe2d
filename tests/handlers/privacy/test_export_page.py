"""The page that people take with them: all of it, in their own time, and nothing in it acts."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coaching.model import documents
from coaching.model.documents import (
    Capture,
    Contact,
    Conversation,
    DecisionDate,
    Dossier,
    HiringProcess,
    InterviewQuestion,
    Meeting,
    Person,
    PracticeAttempt,
    Reflection,
    StepRecord,
)
from coaching.model.vocabulary import (
    AnswerResult,
    ContactId,
    ContactPart,
    OpportunityId,
    PersonId,
    ZoneName,
)
from coaching.translation import Text, use_language
from handlers.flows.flow import FLOWS
from handlers.privacy import answer_labels
from handlers.privacy.export_labels import list_missing_fields
from handlers.privacy.export_page import (
    FORMULA_STARTS,
    WORD_JOINER,
    build_page,
    disarm_formula,
)
from tests.handlers.chat import SUNDAY_MORNING
from tests.handlers.people_in_berlin import YESTERDAY, job, robin
from tests.handlers.privacy.test_privacy import said_in
from tests.texts.leaks import find_leaks
from tests.texts.pseudo import CODE, pseudo_language, read_back

CHAT = 4242
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "h4", "p"),
    *("nav", "ul", "li", "a", "section", "dl", "dt", "dd"),
}
ATTRIBUTES = {"lang", "charset", "name", "content", "http-equiv", "class", "dir", "id", "href"}
EVIL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</dd></dl></main><iframe src=//x>",
    "</style><style>*{display:none}",
    "{{ 7 * 7 }}{% raw %}%s",
    "&lt;b&gt; & &#x3c;",
    "javascript:alert(1)",
    "]]><!--",
)


class Read(HTMLParser):
    """The page as a browser takes it: elements, attributes, and the texts in them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.style = ""
        self.attributes: dict[str, set[str]] = {}
        self.texts = [""]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element with its attributes; each begins a text of its own."""
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, set()).add(value or "")
        self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        """What follows is another text."""
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        """The text of the element that is open."""
        self.texts[-1] += data
        if self.lasttag == "style" and self.cdata_elem:
            self.style += data

    def handle_comment(self, data: str) -> None:
        """There are none."""
        raise AssertionError(f"a comment: {data}")


STYLE = Read(build_page(Dossier(Person(PersonId(1))), SUNDAY_MORNING, CHAT)).style
"""What stands between the tags where nobody has written anything."""


def harmless(read: Read) -> None:
    """Nothing in it but what is ours: no script, nothing fetched, no link to anywhere else."""
    assert read.tags <= ALLOWED
    assert read.attributes.keys() <= ATTRIBUTES
    assert all(link.startswith("#") for link in read.attributes.get("href", ()))
    assert read.style == STYLE


def filled(text: str) -> Dossier:
    """Somebody with that text in every place where one can write."""
    first = job().interviews[0]
    names = [one.name for one in fields(Reflection) if one.name not in ("rating", "fit")]
    written: dict[str, Any] = dict.fromkeys(names, text)
    reflection = Reflection(**written)
    first = replace(
        first,
        capture=Capture(text, text, text),
        process=HiringProcess(DecisionDate(date(2026, 12, 1), date(2026, 12, 8), text), True, text),
        reflection=reflection,
        asked=(
            InterviewQuestion(
                text, text, AnswerResult.SHAKY, practised=(PracticeAttempt(YESTERDAY, text),)
            ),
        ),
    )
    met = (Meeting(first.id, text, text, text),)
    contact = Contact(ContactId(3), text, ContactPart.STAFF, text, text, text, text, met)
    opportunity = replace(
        job(),
        company=text,
        role=text,
        requirements=text,
        feedback=text,
        lesson=text,
        interviews=(first,),
        contacts=(contact,),
        records={text: StepRecord(done=YESTERDAY), "thank.10.3": StepRecord(skipped=YESTERDAY)},
    )
    talk = Conversation(1, text, 1, text, YESTERDAY, {text: text, "deep": {"x": [text]}})
    kept = robin(opportunity)
    person = replace(
        kept.person,
        first_name=text,
        sign_off=text,
        conversation=talk,
        paused=(replace(talk, opportunity=OpportunityId(1)),),
        practised={text: (PracticeAttempt(YESTERDAY, text),)},
        records={text: StepRecord(pinged=(YESTERDAY,))},
    )
    return replace(kept, person=person)


@pytest.mark.parametrize("text", EVIL)
def test_whatever_is_written_stays_a_text(text: str) -> None:
    """In every place at once: shown as it was written, and no element or attribute comes of it."""
    read = Read(build_page(filled(text), SUNDAY_MORNING, CHAT))
    harmless(read)
    assert sum(text in one for one in read.texts) > 30
    assert not any("x" in one or "{" in one for one in read.attributes["class"] - {"soft"})


def test_the_page_may_do_nothing() -> None:
    """It says so itself to the browser, and would even if something slipped through."""
    read = Read(build_page(filled("x"), SUNDAY_MORNING, CHAT))
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    assert policy in read.attributes["content"]
    assert read.style.strip().startswith(":root {")
    assert "url(" not in read.style
    assert "@import" not in read.style


ANSWERS = st.dictionaries(st.text(), st.none() | st.booleans() | st.integers() | st.text())
st.register_type_strategy(Conversation, st.builds(Conversation, answers=ANSWERS))
ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kathmandu"]).map(ZoneName)


@given(st.from_type(Dossier), ZONES)
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_nothing_that_was_said_is_left_out(dossier: Dossier, zone: ZoneName) -> None:
    """Every name and note of any dossier stands on the page, and none of it acts."""
    dossier = in_zone(dossier, zone)
    read = Read(build_page(dossier, SUNDAY_MORNING, CHAT))
    harmless(read)
    told = "\n".join(read.texts).replace(WORD_JOINER, "")
    missing = {one for one in said_in(dossier) if one.replace(WORD_JOINER, "") not in told}
    assert not missing


def in_zone(value: Any, zone: ZoneName) -> Any:
    """The same facts with real time zones, and years that every clock has."""
    if is_dataclass(value) and not isinstance(value, type):
        names = [one.name for one in fields(value)]
        changed = {name: in_zone(getattr(value, name), zone) for name in names}
        if "zone" in changed:
            changed["zone"] = zone
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(in_zone(one, zone) for one in value)
    if isinstance(value, datetime):
        return value.replace(year=2026 + value.year % 4, day=min(value.day, 28), tzinfo=UTC)
    if isinstance(value, Mapping):
        return {name: in_zone(one, zone) for name, one in value.items()}
    return value


def test_every_fact_has_its_place_on_the_page() -> None:
    """Whoever adds a fact says where it is shown."""
    kinds = [one for one in vars(documents).values() if is_dataclass(one) and isinstance(one, type)]
    shown_whole = {
        documents.ConfirmedChange,
        documents.Dossier,
        Conversation,
        DecisionDate,
        documents.ReferenceCheck,
    }
    assert {
        kind.__name__: list_missing_fields(kind) for kind in kinds if kind not in shown_whole
    } == {kind.__name__: set() for kind in kinds if kind not in shown_whole}


@pytest.mark.parametrize("first", FORMULA_STARTS)
def test_no_cell_begins_like_a_formula(first: str) -> None:
    """Opened as a spreadsheet nothing is computed; what a person reads and copies stays."""
    text = f"{first}1+1"
    read = Read(build_page(filled(text), SUNDAY_MORNING, CHAT))
    assert not [one for one in read.texts if one.lstrip().startswith(FORMULA_STARTS)]
    assert any(one == WORD_JOINER + text for one in read.texts)
    assert disarm_formula(f" \n{text}").startswith(WORD_JOINER)
    assert disarm_formula("1+1") == "1+1"


def test_times_are_the_persons_own_and_sections_have_names_people_use() -> None:
    """An interview told in Berlin, read in New York; no number or word of ours."""
    dossier = filled("plain words")
    dossier = replace(dossier, person=replace(dossier.person, zone=ZoneName("America/New_York")))
    texts = Read(build_page(dossier, SUNDAY_MORNING, CHAT)).texts
    assert "As of Sun 22 Nov 2026, 04:00. All times are those of America/New_York." in texts
    assert "Round 1: Sat 21 Nov 2026, 09:00, 60 min" in texts
    assert "Sat 21 Nov 2026, 15:00 (Europe/Berlin)" in texts
    headings = ("Your quick notes", "What comes next at their side", "Your look back", "People")
    assert all(one in texts for one in (*headings, "Questions they asked", "Reminders"))
    assert "Tue 1 Dec 2026 to Tue 8 Dec 2026 (“plain words”)" in texts
    assert "thank each interviewer, plain words, round 1: left out Sat 21 Nov 2026, 09:00" in texts


def test_answers_of_an_open_conversation_read_in_words() -> None:
    """What is half told is told, its moments on the person's clock."""
    start = (SUNDAY_MORNING + timedelta(days=1)).isoformat()
    answers = {"company": "Acme", "when": {"start": start, "timed": True}, "name#1": "Sam"}
    talk = Conversation(1, "new", 1, "sure", SUNDAY_MORNING, answers)
    kept = robin()
    kept = replace(kept, person=replace(kept.person, conversation=talk))
    texts = Read(build_page(kept, SUNDAY_MORNING, CHAT)).texts
    assert "start: Mon 23 Nov 2026, 10:00; timed: yes" in texts
    assert "Name (2)" in texts


def test_a_newcomer_has_a_page_too() -> None:
    """Nothing told yet: the settings, and no empty section."""
    kept = robin()
    read = Read(
        build_page(replace(kept, person=documents.Person(kept.person.id)), SUNDAY_MORNING, CHAT)
    )
    harmless(read)
    assert [one for one in read.texts if one.startswith("Who vouches")] == []
    assert "asked about after 12 months" in read.texts
    assert str(CHAT) in read.texts


def test_the_page_is_in_the_language_of_the_turn() -> None:
    """It says so to the browser; all of it is translated, and nobody's own words are."""
    dossier = replace(filled("xyzzy"), person=replace(filled("xyzzy").person, language=CODE))
    with pseudo_language(), use_language(CODE):
        page = Read(build_page(dossier, SUNDAY_MORNING, CHAT))
    assert page.attributes["lang"] == {CODE}
    shown = [text for text in page.texts if text != page.style]
    assert find_leaks(shown, ["xyzzy deep", CODE, "Germany (DE), Europe/Berlin"]) == set()
    english = Read(build_page(dossier, SUNDAY_MORNING, CHAT))
    assert english.attributes["lang"] == {"en"}
    assert [read_back(text) for text in page.texts] == english.texts


def test_a_translation_is_a_text_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """What translators write is escaped, and begins no formula, as what people write."""
    monkeypatch.setattr("handlers.privacy.export_texts.REMINDERS", Text("=1+1<script>"))
    read = Read(build_page(filled("x"), SUNDAY_MORNING, CHAT))
    harmless(read)
    assert f"{WORD_JOINER}=1+1<script>" in read.texts


def test_a_language_without_a_catalogue_is_read_and_named_as_english() -> None:
    """The browser is told what stands there, not what was asked for."""
    with use_language("tlh"):
        assert 'lang="en"' in build_page(filled("x"), SUNDAY_MORNING, CHAT)


def test_every_question_and_flow_has_a_name_on_the_page() -> None:
    """Whoever adds one names it in answer_labels.py."""
    keys = {question.key for flow in FLOWS.values() for question in flow.questions}
    assert keys - answer_labels.ANSWERS.keys() == set()
    assert FLOWS.keys() - answer_labels.FLOW_NAMES.keys() == set()
