"""The people met, the referees and the outcomes of jobs, walked through in the made-up language."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

import pytest

from coaching.model.documents import Consent, Dossier
from tests.handlers.beginnings import ROBIN, WEDNESDAY, doing, only
from tests.handlers.chat import Chat
from tests.texts.leaks import find_leaks
from tests.texts.pseudo import CODE, PseudoScreen, pseudo, pseudo_language

Walk = Callable[[Chat], Coroutine[Any, Any, Any]]


async def _log_two_jobs(chat: Chat) -> None:
    await doing(chat, "/contacts", "/outcome", "/new Acme; Engineer; today 13:00", "[Looks right]")
    await doing(chat, "[Start the notes]", "Dana Lee\nSam Ortiz, interviewer, s@x.org")
    await doing(chat, "[Right]", "Dana: dbt, Sam: graphs", "a week or two", "Sam: my Go", "/back")
    await doing(chat, "[Keep it]", "[Mail only]", "/cancel")
    await doing(chat, "/new Beta; Analyst; today 10:00", "[Looks right]", "/cancel", "/contacts")


async def _go_through_contacts(chat: Chat) -> None:
    await _log_two_jobs(chat)
    await doing(chat, "[Add somebody]", "[Acme · Engineer]", "nobody", "/contacts", "[Dana Lee]")
    for label, answer in (
        ("Name", "Dana Leigh"),
        ("Part", "[Got me the interview]"),
        ("Title", "/skip"),
        ("How to reach", "d@x.org"),
        ("You talked about", "graphs"),
        ("Their doubt", "[No doubts]"),
        ("Something useful", "[Nothing after all]"),
    ):
        await doing(chat, f"[{label}]", answer, "/contacts", "[Dana Leigh]")
    await doing(chat, "[More ›]", "[Same person as …]", "[Sam Ortiz]", "[‹ Dana Leigh]")
    await doing(chat, "[More ›]", "[‹ Back]", "[More ›]", "[Remove]", "[Keep]", "[More ›]")
    await doing(chat, "[Same person as …]", "[Sam Ortiz]", "[Keep Sam Ortiz]", "[Sam Ortiz]")
    await doing(chat, "[More ›]", "[Remove]", "[Remove]", "[‹ Everyone]")


async def _go_through_referees(chat: Chat) -> None:
    await doing(chat, "/referees", "[Add somebody]", "Kim Fox", "my manager", "k@x.org")
    await doing(chat, "whatever", "[Asked, no answer yet]", "[Not sure]", "Dana", "[Add another]")
    await doing(chat, "kim fox", "Lou", "/cancel", "[Take it up again]", "/cancel", "/referees")
    await doing(chat, "[Kim Fox]", "[Consent]", "agreed", "[Strong supporter]", "[Yes]")
    await doing(chat, "[Relation]", "[Take it out]", "[‹ Everybody]", "[Kim Fox]", "[Remove]")
    await doing(chat, "[Keep]", "[Remove]", "[Remove]")


async def _go_through_outcomes(chat: Chat) -> None:
    await _log_two_jobs(chat)
    await doing(chat, "/outcome", "[Acme · Engineer]", "[They turned me down]", "[Undo]")
    await doing(chat, "/outcome", "[Acme · Engineer]", "[They turned me down]", "ask more")
    await doing(
        chat, "[Stay in touch]", "/outcome", "[I have an offer]", "/outcome", "[I accepted]"
    )
    await doing(
        chat, "[Something else]", "[I withdrew]", "/outcome", "[Acme · Engineer: turned down]"
    )
    await doing(
        chat, "[Their feedback]", "more years", "/outcome", "[Beta · Analyst: you withdrew]"
    )
    await doing(
        chat, "[Outcome]", "[None of these: still open]", "/outcome", "[No answer: close it]"
    )


def _somebody(screen: PseudoScreen | None = None) -> Chat:
    """Robin, who reads the made-up language."""
    robin = replace(ROBIN, language=CODE)
    return Chat(
        now=WEDNESDAY, dossier=Dossier(robin), screen=screen or PseudoScreen(), language=CODE
    )


@pytest.mark.parametrize("walk", [_go_through_contacts, _go_through_referees, _go_through_outcomes])
async def test_nothing_is_read_in_english(walk: Walk) -> None:
    """Whatever is pressed or answered, all that is read is marked as translated."""
    screen = PseudoScreen()
    chat = _somebody(screen)
    with pseudo_language():
        await walk(chat)
    typed = [line for line in chat.lines if line.startswith(">")]
    assert find_leaks(screen.shown, typed) == set()
    assert sum("⟦" in text for text in screen.shown) > 20


async def test_answers_are_read_in_ones_own_language() -> None:
    """No and yes where more people are asked for, and a consent as its button says it."""
    chat = _somebody()
    with pseudo_language():
        await doing(chat, "/new Acme; Engineer; today 13:00", "[Looks right]", "[Start the notes]")
        await doing(chat, "Dana, interviewer, d@x.org", "[Right]", "dbt", "by Friday")
        await doing(chat, pseudo("No doubts"), "/cancel")
        await doing(chat, "/referees", "[Add somebody]", "Kim Fox", "/skip", "/skip")
        await doing(chat, pseudo("Asked, no answer yet"))
    assert [one.name for one in only(chat).contacts] == ["Dana"]
    assert [one.consent for one in chat.person.referees] == [Consent.ASKED]
