"""Keeps each try of a question where the question is: in its interview, or with the person."""

from collections.abc import Iterator
from dataclasses import replace

from coaching.model.documents import Asked, Dossier, Interview, Opportunity, Practised
from coaching.practice import question_bank


def asked_key(opportunity: Opportunity, interview: Interview, place: int) -> str:
    """Names a question of an interview; the telling it came from stays, its place may not."""
    return f"{opportunity.id}/{interview.id}/{interview.asked[place].origin or place}"


def keep_try(dossier: Dossier, key: str, tried: Practised) -> Dossier:
    """Adds a try of a question, in the place of an earlier telling of the same moment."""
    if question_bank.question(key) is None:
        return replace(
            dossier, opportunities=tuple(_kept(each, key, tried) for each in dossier.opportunities)
        )
    person = dossier.person
    tries = _with(person.practised.get(key, ()), tried)
    return replace(dossier, person=replace(person, practised={**person.practised, key: tries}))


def _kept(opportunity: Opportunity, key: str, tried: Practised) -> Opportunity:
    if not key.startswith(f"{opportunity.id}/"):
        return opportunity
    interviews = tuple(
        replace(interview, asked=tuple(_practised(opportunity, interview, key, tried)))
        for interview in opportunity.interviews
    )
    return replace(opportunity, interviews=interviews)


def _practised(
    opportunity: Opportunity, interview: Interview, key: str, tried: Practised
) -> Iterator[Asked]:
    for place, asked in enumerate(interview.asked):
        mine = asked_key(opportunity, interview, place) == key
        yield replace(asked, practised=_with(asked.practised, tried)) if mine else asked


def _with(tries: tuple[Practised, ...], tried: Practised) -> tuple[Practised, ...]:
    return (*(one for one in tries if one.at != tried.at), tried)
