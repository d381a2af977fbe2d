"""No letter has a figure that the person did not type: property over offers as people type them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from coaching.letters.frames import employer_frames
from coaching.letters.letter import Occasion, Variant
from coaching.letters.offers import offer_letters
from coaching.letters.offers.offer_words import say_asks, say_terms
from coaching.letters.questions.letter_questions import OfferLetter
from coaching.model.commitments import DueBy, Offer
from coaching.model.documents import Consent, Dossier, Opportunity, Referee
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import ContactPart, InterviewId, OpportunityId, Outcome, RefereeId
from coaching.planner import plan_job
from coaching.playbook.compose import write_letter
from coaching.translation import Text
from tests.coaching.dossiers import PERSON, berlin, contact, interview, opportunity
from tests.coaching.playbook.test_planner_properties import EXAMPLES

TOLD = berlin(25, 11)
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
KIM = Referee(RefereeId(9), "Kim Fox", consent=Consent.GIVEN)
WHO = replace(PERSON, referees=(KIM,))

# -- what people type ------------------------------------------------------------------------------

SUMS = st.one_of(
    st.integers(31, 199).map("{}k".format),
    st.integers(31_000, 199_000).map("{:,} EUR".format),
    st.integers(31_000, 199_000).map(lambda number: f"{number:,}".replace(",", ".") + " euros"),
    st.integers(31_000, 199_000).map("£{} a year".format),
    st.tuples(st.integers(31, 90), st.integers(91, 199)).map(
        lambda two: f"{two[0]}-{two[1]}k base"
    ),
    st.sampled_from(["same as now", "they did not say", "well above what i have"]),
)
SHARES = st.one_of(
    st.integers(1, 45).map("{}% bonus".format),
    st.decimals("0.05", "9.99", places=2).map("{}% in options".format),
    st.sampled_from(["", "no bonus", "a thirteenth salary"]),
)
STARTS = st.one_of(
    st.integers(1, 28).map("{} february".format),
    st.integers(1, 28).map("from the {}th".format),
    st.sampled_from(["", "asap", "in march", "when i can"]),
)
PLACES = st.one_of(
    st.integers(2, 4).map("{} days in the office".format), st.sampled_from(["", "hybrid", "home"])
)
ASKS = st.one_of(
    SUMS,
    SUMS.map("can u go to {}?".format),
    SUMS.map("i would like {} bc i have 6 yrs of it".format),
    st.tuples(st.integers(26, 35), SUMS).map(lambda two: f"{two[0]} days holiday and {two[1]}"),
    st.integers(2, 9).map("{} more days to read the contract".format),
    st.integers(1, 28).map("till the {}. of january".format),
    st.sampled_from(["", "more money", "i prefer the other team", "another week pls"]),
)
TALK = st.sampled_from(
    ["", "the 22 residents", "wind forecasts", "You showed me 3 of the 40 shops"]
)
DEADLINES = st.none() | st.integers(0, 21).map(
    lambda days: DueBy((TOLD + timedelta(days=days)).date(), TOLD + timedelta(days=days, hours=1))
)
OFFERS = st.builds(
    Offer,
    told=st.just(TOLD),
    deadline=DEADLINES,
    amount=SUMS,
    share=SHARES,
    start=STARTS,
    place=PLACES,
    letter_words=st.dictionaries(
        st.sampled_from([str(one.value) for one in OfferLetter]), ASKS, max_size=5
    ),
)


@st.composite
def searches(draw: st.DrawFn) -> Dossier:
    """Returns somebody with an offer, or two, or one that was accepted, and another job."""
    outcome = draw(st.sampled_from([Outcome.OFFER, Outcome.OFFER, Outcome.ACCEPTED]))
    offered = replace(_job(draw, 1), outcome=outcome, outcome_at=TOLD, offer=draw(OFFERS))
    other = _job(draw, 2)
    if draw(st.booleans()):
        other = replace(other, outcome=Outcome.OFFER, outcome_at=TOLD, offer=draw(OFFERS))
    return Dossier(WHO, (offered, other))


def _job(draw: st.DrawFn, number: int) -> Opportunity:
    ana = contact(number * 10 + 2, "Ana Lopez", draw(TALK), met=number)
    kim = contact(number * 10 + 3, "Jo Park", part=ContactPart.HELPER, met=number)
    held = replace(interview(berlin(24, 15), number), id=InterviewId(number))
    job = opportunity(ana, kim)
    wants = draw(st.sampled_from(["", "I want to build for 9 million riders"]))
    return replace(job, id=OpportunityId(number), interviews=(held,), why_want=wants)


# -- what the letters hold -------------------------------------------------------------------------


def letters(dossier: Dossier, now: datetime) -> Iterator[str]:
    """Yields every letter that any step of any job can be written for, in each of its versions."""
    for job in dossier.opportunities:
        for step in plan_job(dossier, job, now):
            for take in range(4):
                text = _write(dossier, job, step.key, now, take)
                if text:
                    yield text


def _write(dossier: Dossier, job: Opportunity, key: StepKey, now: datetime, take: int) -> str:
    occasion = Occasion(dossier.person, job, now, take, jobs=dossier.opportunities)
    letter = write_letter(key, occasion, Variant.MAIL)
    return f"{letter.subject}\n{letter.body}" if letter else ""


def typed(dossier: Dossier) -> set[str]:
    """Returns every figure that the person typed, and the days of the month that are on record."""
    told = FIGURE.findall(repr([_texts(job) for job in dossier.opportunities]))
    return {*told, *(str(day.day) for job in dossier.opportunities for day in _days(job))}


def _texts(job: Opportunity) -> list[object]:
    notes = [(each.topic, each.line) for one in job.contacts for each in one.met]
    offer = job.offer
    terms = (*offer.terms, *offer.letter_words.values()) if offer else ()
    return [notes, terms, job.why_want]


def _days(job: Opportunity) -> Iterator[date]:
    yield from (one.wall.date() for one in job.interviews)
    if job.offer and job.offer.deadline:
        yield job.offer.deadline.day


def foreign_figures(dossier: Dossier) -> set[str]:
    """Returns the figures in letters that nobody typed."""
    found = {figure for text in letters(dossier, TOLD) for figure in FIGURE.findall(text)}
    return found - typed(dossier)


@settings(max_examples=max(25, EXAMPLES // 4), deadline=None)
@given(searches())
def test_every_figure_in_a_letter_was_typed(dossier: Dossier) -> None:
    """Whatever is offered, asked for and talked about, by whichever letter."""
    assert foreign_figures(dossier) == set()


def _offered(offer: Offer) -> Dossier:
    job = replace(opportunity(contact(2, "Ana Lopez")), outcome=Outcome.OFFER, outcome_at=TOLD)
    return Dossier(WHO, (replace(job, offer=offer),))


def test_a_letter_that_rounds_or_adds_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """One more figure in the yes, one in the frame of a no, and a sum that was rounded."""
    plain = _offered(Offer(TOLD, amount="61.500 EUR", share="7% bonus"))
    assert foreign_figures(plain) == set()
    with monkeypatch.context() as worse:
        worse.setattr(offer_letters, "say_terms", lambda text: f"{say_terms(text)}, plus 13%")
        assert foreign_figures(plain) == {"13"}
    with monkeypatch.context() as worse:
        worse.setattr(
            offer_letters, "say_terms", lambda text: say_terms(text).replace("61.500", "62")
        )
        assert foreign_figures(plain) == {"62"}
    with monkeypatch.context() as worse:
        frame = Text("I must say no: others pay 80k.")
        worse.setattr(employer_frames, "DECLINE", (frame,))
        assert foreign_figures(plain) == {"80"}


def test_the_property_itself_finds_a_figure_that_is_added(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search over offers, and not only one that was chosen."""
    monkeypatch.setattr(
        offer_letters, "say_asks", lambda text: f"{say_asks(text)}\nI ask for 777k."
    )

    @settings(max_examples=25, deadline=None, database=None, phases=[Phase.generate])
    @given(searches())
    def search(dossier: Dossier) -> None:
        assert foreign_figures(dossier) == set()

    with pytest.raises(AssertionError):
        search()
