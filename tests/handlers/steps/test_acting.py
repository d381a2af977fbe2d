"""The buttons of a step: draft, done, later, skip, undo; true on a card of any age."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from coaching.model.documents import Consent, Dossier
from coaching.model.step_key import StepKind
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.reading.people.names import NAME_LIMIT
from handlers.ui.formatting import cut_label
from handlers.ui.html_glyphs import utf16_length
from tests.handlers.beginnings import (
    DAY,
    HOUR,
    act,
    answer_letter,
    contact,
    doing,
    interview,
    logged,
    met_three,
    noting,
    only,
    pings,
    record,
    somebody,
    talk,
    took_notes,
)
from tests.handlers.chat import Chat
from tests.handlers.screen import Seen

THANK = StepKind("thank")


async def thanking() -> tuple[Chat, Seen]:
    """Somebody who opened the step for Dana on the card that thanks three."""
    chat = await doing(await met_three(), "[Thank Dana Lee ›]")
    assert "Draft it" in chat.last.labels
    return chat, chat.last


async def vouching() -> Chat:
    """Somebody with the card that asks Nora to vouch."""
    chat = await doing(somebody(), "/referees", "[Add somebody]", "Nora Berg", "my manager")
    await doing(chat, "nora@x.org", "[Not asked yet]", "/skip", "/skip")
    await doing(chat, "/new Acme; Engineer; today 13:00", "[Looks right]")
    await chat.at(datetime(2026, 11, 19, 9, tzinfo=UTC))
    await act(chat, "[Ask Nora Berg to vouch for you, Acme ›]")
    return chat


def consent(chat: Chat) -> Consent:
    """Of the one referee."""
    (referee,) = chat.person.referees
    return referee.consent


# -- done, skip, undo ------------------------------------------------------------------------------


async def test_done_is_shown_and_can_be_undone() -> None:
    """In the card itself, at the place of its buttons."""
    chat, card = await thanking()
    await chat.click("Done", on=card)
    assert "✓ Dana Lee thanked" in chat.read()[-2].text
    assert chat.last.text == "Done. Undo stays here for a day."
    await doing(chat, "[✓ Dana Lee thanked ›]")
    await talk(chat, ("[Undo: Dana]", ("Thank Dana Lee, until", "Taken up again.")))
    assert record(chat, THANK, contact(chat, "Dana Lee").id).done is None


async def test_undo_works_for_a_day() -> None:
    """Afterwards the button says when it was and changes nothing."""
    for after, undone, said in (
        (DAY, True, "Taken up again."),
        (DAY + timedelta(minutes=1), False, "That was yesterday 15:00; I leave it as it is."),
    ):
        chat, card = await thanking()
        await chat.click("Done", on=card)
        chat.now += after
        await talk(chat, ("[✓ Dana Lee thanked ›]", "✓ Dana Lee thanked"), ("[Undo: Dana]", said))
        assert (record(chat, THANK, contact(chat, "Dana Lee").id).done is None) is undone


async def test_skipping_can_be_undone() -> None:
    """It is left out until then, and counts for nothing."""
    chat, card = await thanking()
    await chat.click("Skip", on=card)
    assert "Thank Dana Lee: left out" in chat.read()[-2].text
    await talk(chat, ("/status", "0 of 2 thanked"))
    await chat.click("Thank Dana Lee ›")
    await talk(chat, ("[Undo: Dana]", "Taken up again."), ("/status", "0 of 3 thanked"))


async def test_a_second_tap_says_what_the_state_is() -> None:
    """Done twice is done once, at the first time."""
    chat, card = await thanking()
    await chat.click("Done", on=card)
    first = record(chat, THANK, contact(chat, "Dana Lee").id)
    chat.now += HOUR
    for label in ("Done", "Skip", "Later", "Draft it"):
        await chat.click(label, on=card)
        assert chat.last.text == "Already marked as done, today 15:00."
    assert record(chat, THANK, contact(chat, "Dana Lee").id) == first


async def test_a_second_skip_says_so() -> None:
    """With the way back."""
    chat, card = await thanking()
    await chat.click("Skip", on=card)
    await chat.click("Skip", on=card)
    assert chat.last.text == "Left out, today 15:00. Undo takes it up again."


async def test_undo_of_what_is_open_says_so() -> None:
    """Two taps on Undo."""
    chat, card = await thanking()
    await chat.click("Done", on=card)
    await chat.click("✓ Dana Lee thanked ›")
    done = chat.last
    await chat.click("Undo: Dana", on=done)
    await chat.click("Undo: Dana", on=done)
    assert chat.last.text == "It is open already."


async def test_an_old_card_tells_the_state() -> None:
    """What was done on a newer one is done on this one as well."""
    chat, old = await thanking()
    await chat.at(datetime(2026, 11, 19, 10, tzinfo=UTC))
    new = chat.last
    assert new.id != old.id
    await chat.click("Thank Dana Lee ›", on=new)
    await chat.click("Done", on=chat.last)
    chat.read()
    await chat.click("Done", on=old)
    edited, note = chat.read()
    assert (edited.id, note.text) == (old.id, "Already marked as done, today 11:00.")
    assert "✓ Dana Lee thanked" in edited.text
    assert "Thank Sam Ortiz ›" in edited.labels


async def test_the_card_of_an_opportunity_that_is_gone_says_so() -> None:
    """And never fails."""
    chat, card = await thanking()
    assert chat.dossier is not None
    chat.dossier = replace(chat.dossier, opportunities=())
    await chat.click("Done", on=card)
    assert [one.text for one in chat.read()][-2:] == [
        "No longer needed.",
        "That is no longer there. /status shows what is.",
    ]


async def test_a_card_of_a_removed_contact_says_so() -> None:
    """Their name is gone; the others can still be acted on."""
    chat, card = await thanking()
    dana = contact(chat, "Dana Lee").id
    await chat.press(f"c:sure:{only(chat).id}:{dana}", card)
    await chat.click("Done", on=card)
    assert "no longer there" in chat.last.text
    assert chat.read()[-2].labels[:2] == ["Thank Sam Ortiz ›", "Thank Priya Nair ›"]
    assert record(chat, THANK, dana).done is None


# -- later -----------------------------------------------------------------------------------------


async def test_later_offers_three_moments_and_a_pick() -> None:
    """An hour, this evening, tomorrow morning, in the person's own time; and the way back."""
    chat, card = await thanking()
    await chat.click("Later", on=card)
    assert chat.last.labels[:5] == [
        "today 16:00",
        "today 19:00",
        "tomorrow 09:00",
        "Pick a time",
        "‹ Back",
    ]
    await talk(chat, ("[‹ Back]", "[Draft it]"), ("[‹ Back]", "[Thank Sam Ortiz ›]"))


@pytest.mark.parametrize(
    ("label", "comes"),
    [
        ("today 16:00", datetime(2026, 11, 18, 15, tzinfo=UTC)),
        ("today 19:00", datetime(2026, 11, 18, 18, tzinfo=UTC)),
        ("tomorrow 09:00", datetime(2026, 11, 19, 8, tzinfo=UTC)),
    ],
)
async def test_later_comes_then(label: str, comes: datetime) -> None:
    """Exactly then, and says so at once."""
    chat, card = await thanking()
    await chat.click("Later", on=card)
    await act(chat, f"[{label}]")
    assert chat.last.text == f"I will come back to it {label}."
    chat.read()
    await chat.at(comes - timedelta(minutes=1))
    assert not [one for one in pings(chat) if "Thank Dana" in one.text]
    await chat.at(comes)
    assert [one for one in pings(chat) if "Thank Dana" in one.text]


async def test_later_says_when_it_is_after_the_end() -> None:
    """Before it is pressed."""
    chat, _ = await thanking()
    await chat.at(datetime(2026, 11, 19, 10, tzinfo=UTC))
    await doing(chat, "[Thank Dana Lee ›]", "[Later]")
    assert chat.last.labels[:3] == [
        "today 12:00",
        "today 19:00 (after the end)",
        "tomorrow 09:00 (after the end)",
    ]


@pytest.mark.parametrize(
    ("typed", "reads"),
    [
        ("in 3 hours", "I will come back to it today 18:00."),
        ("tomorrow 9:30", "I will come back to it tomorrow 09:30."),
        ("tomorrow", "I will come back to it tomorrow 09:00."),
        (
            "tomorrow 05:30",
            "Tomorrow 05:30 is outside your waking hours, so I will come back to it",
        ),
        ("friday 10:00", "Fri 20 Nov 10:00 is after the end of this step (tomorrow 14:00)."),
        ("yesterday 10:00", "That is behind us."),
        ("when it suits", "tomorrow"),
        ("x" * 5000, "5,000 characters"),
        ("9/12 10:00", "Which do you mean?"),
    ],
)
async def test_a_time_of_ones_own_is_read(typed: str, reads: str) -> None:
    """Never past the end, nor into the night, without saying so."""
    chat, card = await thanking()
    await chat.click("Later", on=card)
    await talk(chat, ("[Pick a time]", "When shall I come back to it?"), (typed, reads))


async def test_a_time_past_the_end_is_kept_when_it_is_meant() -> None:
    """It still helps then."""
    chat, card = await thanking()
    await chat.click("Later", on=card)
    await doing(chat, "[Pick a time]", "friday 10:00")
    await talk(chat, ("[Keep it]", "I will come back to it Fri 20 Nov 10:00."))
    chat.read()
    await chat.at(datetime(2026, 11, 20, 9, tzinfo=UTC))
    assert "Thank Dana Lee: a late note still helps" in pings(chat)[-1].text


async def test_what_is_for_before_the_interview_is_not_put_off_past_it() -> None:
    """Nobody needs the checklist afterwards."""
    chat = await doing(somebody(), "/new Acme; Engineer; today 16:30", "[Looks right]")
    await chat.at(datetime(2026, 11, 18, 14, 45, tzinfo=UTC))
    await act(chat, "[Later]")
    assert chat.last.labels == ["Pick a time", "‹ Back"]
    await doing(chat, "[Pick a time]")
    await talk(chat, ("tomorrow 9:00", "It begins before that."), ("16:15", "today 16:15"))


async def test_leaving_the_pick_leaves_the_step() -> None:
    """Nothing was put off."""
    chat, card = await thanking()
    await chat.click("Later", on=card)
    await doing(chat, "[Pick a time]")
    await talk(chat, ("/cancel", "Left. Nothing was changed."))
    assert record(chat, THANK, contact(chat, "Dana Lee").id).put_off is None


async def test_a_step_done_while_a_time_is_picked_stays_done() -> None:
    """The answer puts nothing off that is over."""
    chat, card = await thanking()
    await chat.click("Later", on=card)
    await doing(chat, "[Pick a time]")
    await chat.click("Done", on=card)
    await act(chat, "tomorrow 9:00")
    assert record(chat, THANK, contact(chat, "Dana Lee").id).done is not None
    chat.read()
    await chat.wait(3 * DAY)
    assert not [one for one in pings(chat) if "Thank Dana" in one.text]


# -- drafts ----------------------------------------------------------------------------------------


async def test_a_draft_is_for_one_person_in_their_own_words() -> None:
    """It asks what it needs to be theirs, each thing once."""
    chat = await took_notes()
    await doing(chat, "/status", "[Acme Robotics ›]", "[Thank Dana Lee ›]")
    await talk(
        chat,
        ("[Draft it]", ("How do you greet Dana Lee?", "[Hi Dana]", "[Dear Dana]")),
        ("[Dear Dana]", "Dana had a doubt: whether I know streaming"),
        (
            "I ran Kafka streams for two years",
            (
                "For Dana Lee · dana@acme.com",
                "Subject: ",
                "Dear Dana,",
                "I ran Kafka streams for two years.",
                "Robin Hale",
            ),
        ),
        ("[On our talk]", ("What would you say to Dana", "their move to dbt")),
        ("You told me how you moved to dbt", "telling me how you moved to dbt"),
        ("[Why I want it]", "Why do you want this job?"),
        ("I want to build what people rely on", "I want to build what people rely on, and"),
        ("[Why I fit]", "Why do you fit?"),
        ("I moved six teams to dbt", "I moved six teams to dbt."),
        ("[I sent it]", ("[Undo]", "Done. Undo stays here for a day.")),
        ("[Undo]", ("[I sent it]", "Taken up again.")),
    )


async def test_a_draft_grows_with_what_is_added() -> None:
    """Add to it, and the new one is a tap away."""
    chat = await took_notes()
    await doing(chat, "/status", "[Acme Robotics ›]", "[Thank Dana Lee ›]", "[Draft it]")
    await answer_letter(chat)
    assert "the data platform" not in chat.last.text
    await doing(chat, "[More]", "[Add to it]", "[You talked about]", "the data platform")
    await answer_letter(await doing(chat, "[Draft the note]"))
    assert "For Dana Lee" in chat.last.text
    assert "the data platform" in chat.last.text


async def test_later_and_skip_stand_under_the_draft() -> None:
    """The text stays; only its buttons change."""
    chat, _ = await thanking()
    await act(chat, "[Draft it]")
    draft = chat.last
    await chat.click("Later", on=draft)
    assert chat.screen.messages[draft.id].text == draft.text
    await doing(chat, "[tomorrow 09:00]")
    await chat.click("Skip", on=chat.screen.messages[draft.id])
    assert chat.screen.messages[draft.id].labels == ["Undo", "Rewrite it"]


async def test_a_short_draft_has_a_copy_button() -> None:
    """Telegram copies at most 256 characters; a longer one copies from its block."""
    chat = await doing(
        await logged("A; Dev; today 13:00"),
        "[Start the notes]",
        "[Ask me instead]",
        "Bo",
        "[Right]",
    )
    await doing(chat, "/cancel", "/status", "[A ›]", "[Thank Bo ›]", "[Draft it]")
    await answer_letter(chat)
    draft = chat.last
    copied = "Copy the text" in draft.labels
    assert copied == (utf16_length(draft.text.split("\n\n", 3)[-1]) <= 256)
    if copied:
        await chat.click("Copy the text", on=draft)
        assert 0 < utf16_length(chat.clipboard) <= 256


@pytest.mark.parametrize(
    "text", ["<b>&amp; x", "👩‍💻" * 30, "שלום עולם ", "a" * 70, "Z\u0335\u0335\u0335 & "]
)
async def test_any_words_fit_into_every_draft(text: str) -> None:
    """Names, topics and doubts of any letters, as long as they may be, never break a message."""
    name = ("Dana " + text)[:NAME_LIMIT].strip().replace(",", "")
    note = (text * 1500)[:1500]
    chat = await doing(somebody(), "/new", f"Acme {text}"[:NAME_LIMIT], f"Dev {text}"[:NAME_LIMIT])
    await doing(
        chat, "today 13:00", "/skip", "/skip", "[Change …]", "[What the job asks for]", note
    )
    await doing(chat, "[Looks right]")
    await noting(chat, "Dana Lee")
    await doing(chat, "/contacts", "[Dana Lee]", "[Name]", name)
    for field in ("Title", "You talked about", "Their doubt"):
        await doing(chat, "/contacts", f"[{cut_label(name)}]", f"[{field}]", note)
    await doing(chat, "/status", f"[{cut_label(only(chat).company)} ›]")
    (thanks,) = [label for label in chat.last.labels if label.startswith("Thank ")]
    await doing(chat, f"[{thanks}]", "[Draft it]")
    await answer_letter(chat, "dear", note, note, note, note)
    letters = [one.text for one in chat.screen.messages.values() if "Subject: " in one.text]
    assert "Dear" in letters[-1] or "Hello" in letters[-1]
    assert utf16_length(letters[-1]) <= 4096
    await doing(chat, "/contacts", f"[{cut_label(only(chat).contacts[0].name)}]")


# -- referees --------------------------------------------------------------------------------------


async def test_consent_comes_before_the_briefing() -> None:
    """Asked, agreed, briefed: one step, and only the last press marks it as done."""
    chat = await vouching()
    await talk(
        chat,
        ("[Draft it]", "How do you greet"),
        ("[Dear Nora]", ("May I name you as a reference", "[I sent it]")),
        ("[I sent it]", "I will come back to Nora Berg's answer tomorrow."),
    )
    assert consent(chat) is Consent.ASKED
    nora = chat.person.referees[0].id
    assert record(chat, StepKind("referee"), nora).done is None
    chat.read()
    await chat.at(datetime(2026, 11, 20, 8, tzinfo=UTC))
    assert "Has Nora Berg agreed to vouch for you?" in pings(chat)[-1].text
    await talk(
        chat,
        ("[They agreed]", ("Brief Nora Berg", "Good to have Nora Berg with you.")),
        ("[Draft it]", "Why do you want this job?"),
        ("/skip", "What should Nora speak about for this job?"),
        ("/skip", "agreeing to"),
        ("[I sent it]", "Done."),
    )
    assert consent(chat) is Consent.GIVEN
    assert record(chat, StepKind("referee"), nora).done == chat.now


async def test_two_taps_on_asked_ask_once() -> None:
    """The second says how things stand; nobody is taken as briefed or as willing."""
    chat = await vouching()
    card = chat.last
    await chat.click("Asked", on=card)
    for label in ("Asked", "Draft it"):
        await chat.click(label, on=card)
    assert consent(chat) is Consent.ASKED
    assert record(chat, StepKind("referee"), chat.person.referees[0].id).done is None


async def test_a_referee_who_would_rather_not_is_left_in_peace() -> None:
    """No step, no card, and the press says where to change that."""
    chat = await doing(await vouching(), "[Asked]")
    await chat.at(datetime(2026, 11, 20, 8, tzinfo=UTC))
    card = chat.last
    await chat.click("They said no", on=card)
    assert "I will not suggest Nora Berg again" in chat.last.text
    assert consent(chat) is Consent.DECLINED
    chat.read()
    await chat.click("They agreed", on=card)
    assert "no longer there" in chat.last.text
    await chat.wait(30 * DAY)
    assert not [one for one in pings(chat) if "Nora" in one.text]


async def test_an_old_card_does_not_brief_who_was_not_asked() -> None:
    """Done on a card of before says that they have not been asked."""
    chat = await vouching()
    nora = chat.person.referees[0].id
    await chat.press(f"s:done:{only(chat).id}:referee.0.{nora}", chat.last)
    assert chat.last.text == "Nora Berg has not been asked yet."
    assert record(chat, StepKind("referee"), nora).done is None


async def test_a_referee_who_is_gone_leaves_no_step() -> None:
    """The card says so."""
    chat = await vouching()
    assert chat.dossier is not None
    person = replace(chat.person, referees=())
    chat.dossier = Dossier(person, chat.dossier.opportunities)
    await act(chat, "[Asked]")
    assert "no longer there" in chat.last.text


# -- what the main button begins -------------------------------------------------------------------


async def test_the_checklist_has_no_draft() -> None:
    """Got it is all there is to do."""
    chat = await doing(somebody(), "/new Acme; Engineer; today 16:30", "[Looks right]")
    await chat.at(datetime(2026, 11, 18, 14, 45, tzinfo=UTC))
    await talk(chat, ("[Got it]", "Done."))
    assert record(chat, StepKind("leave")).done == chat.now


async def test_a_button_of_notes_that_are_taken_says_so() -> None:
    """They are not begun a second time."""
    chat = await logged()
    card = chat.last
    await doing(chat, "[Start the notes]", "/skip")
    await chat.click("Start the notes", on=card)
    assert "Already marked as done" in chat.last.text


async def test_any_step_of_any_verb_is_answered() -> None:
    """Also those that no button of ours sends."""
    chat, card = await thanking()
    verbs = ("do", "done", "skip", "undo", "later", "pick", "card", "l0", "l1", "l2", "asked")
    for kind in DEFINITION_BY_KIND:
        for verb in (*verbs, "agreed", "declined", "nothing"):
            for subject in (0, 1, 3, contact(chat, "Dana Lee").id):
                key = f"{kind}.{interview(chat).id}.{subject}"
                await chat.press(f"s:{verb}:{only(chat).id}:{key}", card)
                stays = verb == "card"  # what is open on the card already stays as it is
                assert chat.read() or stays, f"nothing is said to {verb} of {key}"
