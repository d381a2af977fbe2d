"""A new kind of step needs its definition in the list and nothing else, from plan to export."""

from collections.abc import Iterator

import pytest

from coaching.letters.letter import Letter, Occasion
from coaching.model.documents import Contact, Interview
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ContactPart, ReminderTopic
from coaching.planner import plan_steps
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.playbook.step_definition import Opens, StepDefinition
from coaching.playbook.step_letter import (
    StepLetter,
    contact_addressee,
    contact_writer,
    contacts_in_parts,
    keys_of_last_round,
)
from coaching.playbook.step_subject import About
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.windows import Ping, Window
from coaching.translation import _
from handlers.privacy.export_page import build_page
from tests.handlers.beginnings import DAY, HOUR, contact, doing, interview, met_three, only, talk

KIND = StepKind("coffee")


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    for one in context.opportunity.contacts:
        if one.part is ContactPart.HIRING_MANAGER:
            yield from (StepKey(KIND, met.interview, one.id) for met in one.met)


def _window(context: PlanContext, key: StepKey) -> Window:
    end = context.interviews[key.interview].end
    return Window(end, end + 9 * DAY, (Ping(context.waking.next_waking_moment(end + HOUR)),))


def _coffee_letter(_: Occasion, __: Interview, reader: Contact) -> Letter:
    return Letter("A coffee?", f"Dear {reader.name},\n\nWould you like a coffee?")


COFFEE = StepDefinition(
    number=27,
    kind=KIND,
    topic=ReminderTopic.TOUCH,
    title=_("drink a coffee"),
    source="peers",
    trigger="a hiring manager was met",
    lasts="9 days",
    pings_when="an hour after the end",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(task=_("Ask {name} for a coffee"), done_text=_("Coffee with {name}")),
    opens=Opens.LETTER,
    letter=StepLetter(
        title=_("Coffee"),
        write=contact_writer(_coffee_letter),
        addressee=contact_addressee,
        keys=keys_of_last_round(KIND, contacts_in_parts(ContactPart.HIRING_MANAGER)),
        is_after_interview=True,
    ),
    about=About.CONTACT,
)


async def test_a_step_in_the_list_is_planned_shown_drafted_and_exported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Somebody made a step up; no other file names it."""
    monkeypatch.setitem(DEFINITION_BY_KIND, KIND, COFFEE)
    chat = await met_three()
    key = StepKey(KIND, interview(chat).id, contact(chat, "Dana Lee").id)
    assert key in {step.key for step in plan_steps(chat.person, only(chat), chat.now)}
    await talk(
        chat,
        ("/status", "[Acme Robotics ›]"),
        ("[Acme Robotics ›]", "Ask Dana Lee for a coffee"),
        ("/draft", "[Coffee: Dana Lee]"),
        ("[Coffee: Dana Lee]", ["Subject: A coffee?", "Would you like a coffee?", "For Dana Lee"]),
    )
    await doing(chat, "[I sent it]")
    assert only(chat).records[key.text].done == chat.now
    assert chat.dossier is not None
    assert "drink a coffee, Dana Lee, round 1" in build_page(chat.dossier, chat.now, 1)
