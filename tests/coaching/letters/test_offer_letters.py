"""The letters about an offer hold what was said for each of them, in whole sentences."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from coaching.letters.letter import Letter, Occasion
from coaching.letters.offers.offer_letters import (
    accept_letter,
    decline_letter,
    more_time_letter,
    negotiate_letter,
    others_letter,
    withdraw_letter,
)
from coaching.letters.questions.keep_answers import PutQuestion, keep_answer
from coaching.letters.questions.letter_questions import LetterQuestion, OfferLetter
from coaching.model.commitments import Offer
from coaching.model.documents import Contact, Opportunity
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ContactPart, Outcome
from tests.coaching.dossiers import contact, opportunity
from tests.coaching.drafts import letter_addressee, write_letter
from tests.coaching.letterbox import ME, NOW

ANSWER = StepKey(StepKind("answer"))
LETTERS: dict[OfferLetter, Callable[[Occasion, StepKey], Letter]] = {
    OfferLetter.ACCEPT: accept_letter,
    OfferLetter.NEGOTIATE: negotiate_letter,
    OfferLetter.DECLINE: decline_letter,
    OfferLetter.MORE_TIME: more_time_letter,
}


def say(letter: OfferLetter, words: str, job: Opportunity | None = None) -> Opportunity:
    """Returns the job with what was said for one letter."""
    offered = replace(
        opportunity(contact(2, "Priya Shah")), offer=Offer(NOW), outcome=Outcome.OFFER
    )
    question = LetterQuestion.TERMS if letter is OfferLetter.ACCEPT else LetterQuestion.REASONS
    return keep_answer(job or offered, PutQuestion(question, 0, letter), words)


def write(letter: OfferLetter, job: Opportunity) -> str:
    """Returns the letter on one line."""
    return " ".join(LETTERS[letter](Occasion(ME, job, NOW), ANSWER).body.split())


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("I would like to ask for 51k.", "raise. I would like to ask for 51k. "),
        ("51k bc i have 6 yrs", "I would like to ask for 51k because I have six years of exp"),
        ("can u go to 51k?", " I would like to ask for 51k. "),
        ("51k, i ran the night desk alone", "ask for 51k. I ran the night desk alone."),
        ("30 days holiday and 51k", "ask for 30 days of holiday and 51k."),
        ("i want 3 long days instead of 4", "I would like 3 long days instead of 4."),
        ("could i start in march?", "Could I start in March?"),
    ],
)
def test_what_is_asked_for_is_a_whole_sentence(said: str, asked: str) -> None:
    """A figure in a hurry is asked for, and the prompt's own form does not double itself."""
    body = write(OfferLetter.NEGOTIATE, say(OfferLetter.NEGOTIATE, said))
    assert asked in body.replace("before I accept.", "raise.")
    assert body.count("would like to ask") <= 1


def test_the_other_place_is_no_reason() -> None:
    """What others pay stays out, and the rest of the sentence goes in."""
    said = "51k because i led the move and the other firm pays more lol"
    body = write(OfferLetter.NEGOTIATE, say(OfferLetter.NEGOTIATE, said))
    assert "I would like to ask for 51k because I led the move. " in body
    assert "other firm" not in body


def test_each_letter_has_its_own_words() -> None:
    """A refusal carries nothing of what was bargained for before it, nor does a request for
    time."""
    job = say(OfferLetter.NEGOTIATE, "I would like to ask for 51k.")
    assert "51k" not in write(OfferLetter.DECLINE, job)
    job = say(OfferLetter.DECLINE, "I took a job nearer to home", job)
    assert "I took a job nearer to home." in write(OfferLetter.DECLINE, job)
    assert "nearer to home" not in write(OfferLetter.MORE_TIME, job)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("the drive is too far and the manager was so rude", "The drive is too far."),
        ("they seemed unfriendly. I stay where I am", "I stay where I am."),
        ("the work looked boring", ""),
        ("another place pays better", ""),
    ],
)
def test_a_refusal_holds_no_opinion_of_them(said: str, kept: str) -> None:
    """What one thinks of the employer is no reason that one gives them."""
    body = write(OfferLetter.DECLINE, say(OfferLetter.DECLINE, said))
    assert kept in body
    assert not [word for word in ("rude", "unfriendly", "boring", "pays") if word in body]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("till next tuesday, i wanna see the flat and ask my husband", "until Tuesday, 1 December"),
        ("friday pls", "until Friday, 27 November?"),
        ("can i have until 4 dec to read the contract", "so that I can read the contract?"),
        ("another week", " another week?"),
        ("2 more days, i need to read the contract", " two more days, so that I can read the con"),
        ("until the end of the month", "until the end of the month?"),
    ],
)
def test_the_time_asked_for_is_a_day(said: str, asked: str) -> None:
    """The day is named in full, and the reason stands behind it in the person's words."""
    body = write(OfferLetter.MORE_TIME, say(OfferLetter.MORE_TIME, said))
    assert asked in body
    assert "wanna" not in body
    assert "pls" not in body


@pytest.mark.parametrize(
    ("said", "terms"),
    [
        ("39k, 26 days, start 11 jan", ": 39k and 26 days of leave, starting on 11 January."),
        ("39k", ": 39k."),
        ("i get 39k; 26 days holiday", ": 39k and 26 days of holiday."),
        ("salary 39,000 + bonus 5%, from 1 feb", ": a salary of 39,000 and a bonus of 5%, from 1"),
    ],
)
def test_the_terms_read_as_a_sentence(said: str, terms: str) -> None:
    """What is offered is a list that ends in "and", with its day in full."""
    assert terms in write(OfferLetter.ACCEPT, say(OfferLetter.ACCEPT, said))


# -- to the agency that brought the job -----------------------------------------------------------

GEMMA = replace(contact(20, "Gemma Oakes", part=ContactPart.AGENCY_RECRUITER), met=())
BROUGHT = replace(
    opportunity(contact(2, "Priya Shah"), GEMMA),
    company="Northgate Rail",
    offer=Offer(NOW),
    outcome=Outcome.OFFER,
)


@pytest.mark.parametrize(
    ("letter", "said", "asked"),
    [
        (OfferLetter.ACCEPT, "42k, 25 days", ": 42k and 25 days of leave."),
        (OfferLetter.NEGOTIATE, "46k bc i have 5 yrs", " I would like to ask for 46k because "),
        (OfferLetter.DECLINE, "I took a job nearer to home", " I took a job nearer to home. "),
        (OfferLetter.MORE_TIME, "2 weeks", " two more weeks?"),
        (OfferLetter.MORE_TIME, "", " another week"),
    ],
)
def test_who_brought_the_job_hears_it_in_words_for_them(
    letter: OfferLetter, said: str, asked: str
) -> None:
    """It is thanked for its work, and asked to pass on what was typed; nothing is said as to the
    employer."""
    body = write(letter, say(letter, said, BROUGHT) if said else BROUGHT)
    assert body.startswith("Dear Gemma, Thank you for ")
    assert "the offer from Northgate Rail." in body
    assert asked in body
    assert " them" in body
    assert "you offered" not in body
    assert "may I have" not in body.replace("whether I may have", "")


def test_without_the_employers_name_the_agency_hears_of_this_offer() -> None:
    """No sentence is left with a hole."""
    body = write(OfferLetter.ACCEPT, replace(BROUGHT, company="", role=""))
    assert "this offer. Please tell them that I " in body


@pytest.mark.parametrize("role", ["Data Engineer", ""])
def test_an_agency_is_told_which_of_its_jobs_one_withdraws_from(role: str) -> None:
    """It has several jobs, and passes on the thanks."""
    job = replace(BROUGHT, role=role, outcome=None, offer=None)
    body = " ".join(withdraw_letter(Occasion(ME, job, NOW), ANSWER).body.split())
    assert "data engineer role at Northgate Rail." in body or "application to Northgate" in body
    assert "Please let them know, with my thanks" in body
    assert "all your work on this" in body


def test_an_agency_asks_where_one_stands_when_there_is_an_offer_elsewhere() -> None:
    """The news of it goes the same way as a check-in."""
    job = replace(BROUGHT, outcome=None, offer=None)
    letter = others_letter(Occasion(ME, job, NOW), ANSWER, replace(BROUGHT, company="Bolt"))
    body = " ".join(letter.body.split())
    assert "I am writing about the data engineer role at Northgate Rail." in body
    assert "from them before then" in body or "ask them before then" in body
    assert "Bolt" not in body


OFFER_STEPS = ("answer", "moretime", "others", "withdraw")
JOE = replace(contact(21, "Joe Blake", part=ContactPart.RECRUITER), met=())


@pytest.mark.parametrize("kind", OFFER_STEPS)
@pytest.mark.parametrize(
    ("others", "name"),
    [((GEMMA, JOE), "Gemma Oakes"), ((JOE,), "Joe Blake"), ((), "Priya Shah")],
)
def test_the_card_names_whom_the_letter_greets(
    kind: str, others: tuple[Contact, ...], name: str
) -> None:
    """The agency first, then the employer's own recruiter, then who interviewed."""
    job = replace(BROUGHT, contacts=(contact(2, "Priya Shah"), *others))
    key = StepKey(StepKind(kind))
    reader = letter_addressee(key, ME, job, NOW)
    letter = write_letter(key, ME, job, NOW)
    assert reader is not None
    assert letter is not None
    assert reader.name == name
    assert letter.body.startswith(f"Dear {name.split(maxsplit=1)[0]}")
