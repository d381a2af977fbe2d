"""Stores each attempt at a question beside the question: in its interview, or with the person."""

from collections.abc import Iterator
from dataclasses import replace

from coaching.model.documents import (
    Dossier,
    Interview,
    InterviewQuestion,
    Opportunity,
    PracticeAttempt,
)
from coaching.practice import question_bank


def interview_question_key(opportunity: Opportunity, interview: Interview, place: int) -> str:
    """Names a question of an interview by its origin, because its place in the list may change."""
    return f"{opportunity.id}/{interview.id}/{interview.asked[place].origin or place}"


def add_attempt(dossier: Dossier, key: str, attempt: PracticeAttempt) -> Dossier:
    """Adds an attempt at a question; it replaces an earlier one of the same moment."""
    if question_bank.find_question(key) is None:
        return replace(
            dossier,
            opportunities=tuple(
                _add_to_opportunity(opportunity, key, attempt)
                for opportunity in dossier.opportunities
            ),
        )
    person = dossier.person
    tries = _add_or_replace(person.practised.get(key, ()), attempt)
    return replace(dossier, person=replace(person, practised={**person.practised, key: tries}))


def _add_to_opportunity(
    opportunity: Opportunity, key: str, attempt: PracticeAttempt
) -> Opportunity:
    if not key.startswith(f"{opportunity.id}/"):
        return opportunity
    interviews = tuple(
        replace(interview, asked=tuple(_add_to_questions(opportunity, interview, key, attempt)))
        for interview in opportunity.interviews
    )
    return replace(opportunity, interviews=interviews)


def _add_to_questions(
    opportunity: Opportunity, interview: Interview, key: str, attempt: PracticeAttempt
) -> Iterator[InterviewQuestion]:
    for place, question in enumerate(interview.asked):
        is_same_question = interview_question_key(opportunity, interview, place) == key
        yield (
            replace(question, practised=_add_or_replace(question.practised, attempt))
            if is_same_question
            else question
        )


def _add_or_replace(
    attempts: tuple[PracticeAttempt, ...], attempt: PracticeAttempt
) -> tuple[PracticeAttempt, ...]:
    return (*(earlier for earlier in attempts if earlier.at != attempt.at), attempt)
