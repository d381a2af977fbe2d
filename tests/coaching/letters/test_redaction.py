"""Where an employer allows mail only, no note shows a phone number."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching.letters.briefs.redaction import redact_opportunity, redact_phones, redact_texts
from coaching.model.documents import Capture, Meeting, Opportunity
from coaching.model.drafted_letters import DraftedLetter
from coaching.model.letter_edits import LetterEdit
from coaching.model.step_key import StepKind
from coaching.model.vocabulary import Channel
from handlers.people.contacts import contact_card
from tests.coaching.dossiers import FIRST, berlin, contact, interview, opportunity
from tests.coaching.drafts import next_round_brief, write_letter
from tests.coaching.letterbox import ME, NOW

NUMBER = "+49 30 5550 1234"


@pytest.mark.parametrize(
    ("noted", "shown"),
    [
        (f"pumps, call her on {NUMBER}", "pumps, call her"),
        (f"pumps ({NUMBER}), and robots", "pumps, and robots"),
        ("(030) 5550-1234; pumps", "; pumps"),
        ("555.123.4567", ""),
        ("pumps\nwa.me/4930123456", "pumps"),
        (f"{NUMBER}.wa.me/4930123456x", ""),
        ("2019-2023 at Acme, since 24.11.2026", "2019-2023 at Acme, since 24.11.2026"),
        ("https://example.org/a/12345678", "https://example.org/a/12345678"),
        ("99.95 % of 10,000 users", "99.95 % of 10,000 users"),
    ],
)
def test_a_phone_number_leaves_and_the_rest_stays(noted: str, shown: str) -> None:
    """Dates, years, links and amounts are not taken for phone numbers."""
    assert redact_phones(noted) == shown


@pytest.mark.parametrize(
    ("noted", "shown"),
    [
        (f"https://acme.com{NUMBER}", "https://acme.com"),
        ("https://acme.com+493055501234", "https://acme.com"),
        ("https://acme.com5550123456", "https://acme.com"),
        (f"https://acme.com,{NUMBER}", "https://acme.com,"),
        (f"https://acme.com({NUMBER})", "https://acme.com"),
        (f"https://acme.com/a,{NUMBER} {NUMBER}", "https://acme.com/a,"),
        ("https://acme.com/jobs|030-5550-1234", "https://acme.com/jobs|"),
        ("https://acme.com;tel:03055501234", "https://acme.com;"),
        ("https://acme.com/?q=+493055501234", "https://acme.com/?q="),
        (f"{NUMBER}https://acme.com", "https://acme.com"),
        ("03055501234www.acme.com/a", "www.acme.com/a"),
        ("03055501234/acme.com/jobs", "/acme.com/jobs"),
        ("dana@acme.com,030-5550-1234", "dana@acme.com,"),
        ("dana@acme.com/03055501234", "dana@acme.com/"),
        ("030/5550123/dana@acme.com", "/dana@acme.com"),
        ("03055501234-dana@acme.com", "-dana@acme.com"),
        ("t.me/+493055501234", "t.me/"),
        ("https://api.whatsapp.com/send?phone=493055501234", ""),
        ("viber://chat?number=%2B493055501234", ""),
    ],
)
def test_a_number_glued_to_a_link_leaves_it(noted: str, shown: str) -> None:
    """On either side of it, by any sign, and in links that only dial; the link stays."""
    assert redact_phones(noted) == shown


@pytest.mark.parametrize(
    "link",
    [
        "https://zoom.us/j/98765432101?pwd=1234567",
        "https://linkedin.com/in/dana-lee-12345678/",
        "linkedin.com/in/dana-12345678",
        "www.acme.com/4930555012345",
        "https://maps.acme.com/@52.5200066,13.404954,17z",
        "https://maps.acme.com/?q=52.5200066,139.691711",
        "https://acme.com/1,2345,1234567.html",
        "https://acme.com/a,1234567,00.html",
        "https://acme.com/(12345678)/x",
        "https://acme.com/2026-11-24/12345678",
        "https://12345678.acme.com/x",
        "https://medium.com/@dana/a-story-1234567890",
        "dana+12345678@acme.com",
        "dana.5550123@acme.com",
        "123456789@acme.com",
    ],
)
def test_an_ordinary_link_stays_whole(link: str) -> None:
    """Its digits are its own: a meeting, a profile, an article, a place, an address."""
    assert redact_phones(f"see {link} today") == f"see {link} today"
    assert redact_phones(link) == link


LINKS = st.sampled_from(["https://acme.com", "https://acme.com/a/1234567", "dana@acme.com"])
SIGNS = st.sampled_from(["", " ", ",", ";", "|", "(", "/", "\n"])


@settings(deadline=None)
@given(LINKS, SIGNS, st.integers(1_000_000, 10**14).map(lambda digits: f"+{digits}"))
def test_a_number_with_its_plus_is_never_in_view(link: str, sign: str, number: str) -> None:
    """Whatever stands between it and a link, in front of it or behind it."""
    for noted in (link + sign + number, number + sign + link):
        shown = redact_phones(noted)
        assert number[1:] not in shown.replace(link, "")


@dataclass(frozen=True, slots=True)
class _Hunch:
    """A made-up part of a document, with a field that nobody has thought of."""

    name: str
    forgotten: str


@dataclass(frozen=True, slots=True)
class _Notebook:
    """A made-up document that holds texts in every way in which a document may."""

    forgotten: str
    phone: str
    hunches: tuple[_Hunch, ...] = ()
    by_day: Mapping[str, _Hunch] = field(default_factory=dict)
    channel: Channel = Channel.EMAIL_ONLY


def test_a_field_nobody_thought_of_is_redacted() -> None:
    """However deep it lies; names and whatever is no text stay as they are."""
    noted, bare = _Hunch("Dana 5550123", f"call {NUMBER}"), _Hunch("Dana 5550123", "call")
    notebook = _Notebook(f"pumps {NUMBER}", "112", (noted,), {"5550123": noted})
    assert redact_texts(notebook) == _Notebook("pumps", "", (bare,), {"5550123": bare})


UNITS = st.sampled_from(
    [".", " ", "1", "12", "x", "on ", "tel. ", "(", "+49", "-", "/", ". ", "a.b", "2019-", "\n"]
)


@settings(deadline=None)
@given(st.lists(UNITS, min_size=1, max_size=4).map("".join), st.integers(1, 60))
def test_repeated_units_are_read_as_a_simple_reader_does(unit: str, times: int) -> None:
    """What goes is a run of seven digits or more; what is bare of such runs stays as it was."""
    text = unit * times
    runs = re.split(r"[^\d\s()./\-+]|\n", text)
    if all(sum(char.isdigit() for char in run) < 7 for run in runs):
        assert redact_phones(text) == text
    assert not re.search(r"(?<![\w./-])\d{7,}(?![\w./-])", redact_phones(text))


def test_mail_only_hides_the_numbers_of_every_note() -> None:
    """Numbers are hidden in the thank-you, the brief and the card, unless calls are allowed."""
    said = f"You showed me the pumps, {NUMBER}."
    met = (Meeting(FIRST, f"pumps {NUMBER}", f"my Java, {NUMBER}", f"slides, {NUMBER}", "", said),)
    dana = replace(contact(2, "Dana Lee"), phone=NUMBER, met=met)
    capture = Capture(unsaid=f"my thesis, {NUMBER}")
    job = replace(opportunity(dana, capture=capture), channel=Channel.EMAIL_ONLY)
    coming = interview(berlin(3, 10, month=12), 9)
    job = replace(job, interviews=(*job.interviews, coming))
    free = replace(job, channel=Channel.CALL_ALLOWED)
    hidden, told = (
        [*_letters(one), next_round_brief(ME, one, coming, NOW), contact_card(one, dana, NOW)[0]]
        for one in (job, free)
    )
    assert not [text for text in hidden if "5550" in text]
    assert "5550" in told[0]
    assert told[-1].count(NUMBER) == 3
    assert "pumps" in hidden[0]
    assert redact_opportunity(free) is free


def _letters(job: Opportunity) -> list[str]:
    drafts = (write_letter(kind, ME, job, NOW) for kind in (StepKind("thank"), StepKind("useful")))
    return [" ".join((draft.body, *draft.gaps)) for draft in drafts if draft]


def test_the_numbers_of_ours_are_no_phone_numbers() -> None:
    """By them it is found what was drafted, asked and changed in a letter: none of it is lost."""
    key = "thank.578082004.578082007"
    job = replace(
        opportunity(contact(2, "Dana Lee")),
        channel=Channel.EMAIL_ONLY,
        letter_questions=("want", "line.578082004.578082007"),
        drafted=(DraftedLetter(key, 578082007, NOW, ("86012345", "7b85c191")),),
        edits=(LetterEdit(key, postscript="PS: see you."),),
    )
    shown = redact_opportunity(job)
    assert shown == job
