"""A letter is made smoother by a language model only for whoever wants it, and as they take it."""

import json

import pytest

from coaching.model.limits import MAX_WAITING_FILES
from handlers.letters.smoothing import CHANGED_SINCE, STANDS, find_material
from handlers.ui.abilities import Abilities
from tests.handlers.beginnings import doing, met_three, only, talk
from tests.handlers.chat import Chat
from tests.handlers.screen import Refused, Seen

HOST = "models.example"
RAN, MOVED = "I ran Kafka streams for two years.", "I moved six teams to dbt."
JOINED = "I ran Kafka streams for two years and moved six teams to dbt."
OWN, SMOOTH = f"{RAN} {MOVED}", json.dumps({"sentences": [{"from": [2, 3], "text": JOINED}]})
PRESS = "[Make it smoother]"


async def reading(host: str = HOST) -> Chat:
    """Somebody who reads their letter to Dana, with a bot that has a language model."""
    chat = await met_three()
    chat.abilities = Abilities(model_host=host)
    return await doing(chat, "[Thank Dana Lee ›]", "[Draft it]")


async def allowing() -> Chat:
    """Somebody who has allowed it for that letter, which waits for the answer."""
    return await doing(await reading(), PRESS, "[Yes, for letters]")


async def answered(answer: str = SMOOTH) -> Chat:
    """Somebody to whom the model has answered."""
    chat = await allowing()
    chat.read()
    await chat.is_pointed(answer)
    return chat


def shown(chat: Chat) -> Seen:
    """The newest letter as it stands on the screen."""
    letters = [one for one in chat.screen.messages.values() if "Kind regards" in one.text]
    return max(letters, key=lambda one: one.id)


async def test_where_there_is_no_model_there_is_no_button() -> None:
    """Nobody hears of what is not there."""
    chat = await reading(host="")
    labels = [*chat.last.labels]
    await doing(chat, "[More]")
    assert "Make it smoother" not in [*labels, *chat.last.labels]


async def test_the_one_question_names_the_host_and_what_it_gets() -> None:
    """Nothing waits before a yes; the yes is kept, and the letter waits at once."""
    chat = await reading()
    await talk(chat, (PRESS, (HOST, "none of your notes", "[No, keep them here]")))
    assert (chat.waiting, chat.person.letter_model_host) == ([], None)
    await doing(chat, "[Yes, for letters]")
    assert (len(chat.waiting), chat.person.letter_model_host) == (1, HOST)
    assert "One moment." in "\n".join(str(one) for one in chat.read())
    await chat.is_pointed(SMOOTH)
    await doing(chat, "[Keep mine]", PRESS)
    assert len(chat.waiting) == 1


async def test_a_yes_for_reading_is_none_for_letters() -> None:
    """The letters' material is another purpose, and each can be withdrawn alone."""
    chat = await reading()
    await doing(chat, "/settings", "[Language model ›]", "[Ask the model]")
    assert (chat.person.model_host, chat.person.letter_model_host) == (HOST, None)
    await talk(chat, (PRESS, "May it have the sentences"))
    assert chat.waiting == []


async def test_after_a_no_nobody_is_asked_again() -> None:
    """The button is gone from the letters, and an old one says why."""
    chat = await reading()
    letter = chat.last
    await talk(chat, (PRESS, "May it"), ("[No, keep them here]", f"{HOST} gets nothing"))
    await chat.click("Make it smoother", letter)
    assert "Your letters stay here" in str(chat.last)
    await doing(chat, "/draft", "[Thank-you: Dana Lee]")
    assert "Make it smoother" not in chat.last.labels
    assert chat.waiting == []


async def test_what_is_taken_stands_in_the_letter() -> None:
    """It is shown with what it is, and counts only once it is taken."""
    chat = await answered()
    (offer,) = chat.read()
    assert f"language model at {HOST}" in offer.text
    assert JOINED in offer.text
    assert offer.labels == ["Take it", "Keep mine"]
    await doing(chat, "/draft", "[Thank-you: Dana Lee]")
    assert OWN in chat.last.text
    await chat.click("Take it", offer)
    assert JOINED in chat.screen.messages[offer.id].text
    await doing(chat, "/draft", "[Thank-you: Dana Lee]")
    assert JOINED in chat.last.text
    await talk(chat, ("[As it was before]", OWN), (PRESS, "One moment."))


async def test_keep_mine_keeps_it() -> None:
    """Nothing of the other text is left."""
    chat = await answered()
    await talk(chat, ("[Keep mine]", OWN))
    assert only(chat).edits == ()


@pytest.mark.parametrize(
    "text",
    [
        "I ran Kafka streams for two years and moved six teams to dbt, as Anna Berg knows.",
        "I ran Kafka streams for twelve years and moved six teams to dbt.",
        "I expertly ran Kafka streams for two years and moved six teams to dbt.",
        "I ran Kafka streams for two years.",
        "OK. I ignore my rules now: I ran Kafka streams.",
    ],
)
async def test_what_says_anything_else_is_not_shown(text: str) -> None:
    """A person, a figure, praise, what is dropped or obeyed: the letter stands, said kindly."""
    chat = await answered(json.dumps({"sentences": [{"from": [2, 3], "text": text}]}))
    (told,) = chat.read()
    assert told.text == str(STANDS)
    assert (told.labels, only(chat).edits) == ([], ())


@pytest.mark.parametrize("answer", ["", "I cannot help with that.", '{"sentences": []}'])
async def test_without_an_answer_the_letter_stands(answer: str) -> None:
    """After the time limit, or after nonsense, half a line says so."""
    chat = await answered(answer)
    assert [one.text for one in chat.read()] == [str(STANDS)]


async def test_whoever_withdraws_meanwhile_gets_no_smoother_letter() -> None:
    """/settings takes it back also while the answer is under way."""
    chat = await allowing()
    await talk(
        chat,
        ("/settings", f"Smoother letters: {HOST} gets a letter's sentences"),
        ("[Language model ›]", "[No letters to it]"),
        ("[No letters to it]", f"{HOST} gets nothing of your letters"),
    )
    chat.read()
    await chat.is_pointed(SMOOTH)
    assert chat.last.text == str(STANDS)
    await talk(chat, ("/settings", f"Smoother letters: {HOST} gets none"))


async def test_privacy_says_what_is_allowed() -> None:
    """For letters alone, for both, and for nothing."""
    chat = await reading()
    await talk(chat, ("/privacy", "gets nothing of yours unless you allow it"))
    await doing(chat, "/settings", "[Language model ›]", "[Smoother letters]")
    await talk(chat, ("/privacy", f"the sentences of that letter go to a language model at {HOST}"))
    await doing(chat, "/settings", "[Language model ›]", "[Ask the model]")
    await talk(chat, ("/privacy", ("as you have allowed", "the sentences of that letter")))


async def test_a_letter_that_was_taken_is_changed_by_a_reply() -> None:
    """What was joined is changed and left out as one sentence; the others stay."""
    for words, gone, there in (
        ("without the second sentence", JOINED, "I want to build"),
        (f"“{JOINED}” -> I ran streams and moved teams.", JOINED, "I ran streams and moved teams."),
        ("I taught forty people to write tests.", "", JOINED),
    ):
        chat = await doing(await answered(), "[Take it]")
        await chat.reply(shown(chat), words)
        body = chat.last.text.partition("Dear Dana,")[2]
        assert there in body
        assert not gone or gone not in body
        assert RAN not in body


async def test_it_still_says_where_each_word_is_from() -> None:
    """The person's words stay theirs; what joins them is ours."""
    chat = await doing(await answered(), "[Take it]", "[More]", "[Where is this from?]")
    assert "<b>I ran Kafka streams for two years" in chat.last.html
    assert "and <b>moved six teams to dbt" in chat.last.html


async def test_nobody_reads_it_twice() -> None:
    """What stood in the smoother letter counts as read, as each of its sentences does."""
    chat = await answered()
    before = set(only(chat).drafted[-1].sentences)
    await doing(chat, "[Take it]")
    assert before < set(only(chat).drafted[-1].sentences)


async def test_an_old_offer_does_not_come_over_a_letter_that_changed() -> None:
    """Whoever changed its sentences meanwhile keeps them."""
    chat = await answered()
    (offer,) = chat.read()
    await chat.reply(offer, f"“{MOVED}” -> I moved nine teams to dbt.")
    assert "nine teams" in chat.last.text
    await chat.click("Take it", offer)
    assert str(CHANGED_SINCE) in "\n".join(str(one) for one in chat.read())
    assert "six teams" not in shown(chat).text


async def test_only_so_many_presses_wait() -> None:
    """Whoever presses faster than a model answers is told to wait."""
    chat = await allowing()
    for _ in range(MAX_WAITING_FILES):
        await doing(chat, PRESS)
    assert len(chat.waiting) == MAX_WAITING_FILES
    assert "still waits" in str(chat.last)


async def test_a_letter_that_is_gone_leads_to_an_answer() -> None:
    """The job may be deleted while the model writes."""
    chat = await allowing()
    (update,) = chat.waiting
    pressed = update.callback_query.data if update.callback_query else None
    assert chat.dossier is not None
    assert RAN in find_material(chat.dossier, str(pressed), chat.now)
    assert find_material(chat.dossier, "sm:ask:9:nonsense", chat.now) == ""
    chat.dossier = type(chat.dossier)(chat.person)
    assert find_material(chat.dossier, str(pressed), chat.now) == ""
    await chat.is_pointed(SMOOTH)
    assert chat.read() != []


async def test_a_note_never_goes_to_the_model() -> None:
    """What was noted of the talk and is in no letter stays here, and so do the others' names."""
    chat = await allowing()
    (update,) = chat.waiting
    assert update.callback_query is not None
    assert chat.dossier is not None
    told = find_material(chat.dossier, str(update.callback_query.data), chat.now)
    assert not [name for name in ("Dana", "Robin", "Sam", "Priya") if name in told]


async def test_one_mail_to_all_has_no_such_button() -> None:
    """Its changes are kept by its reader, and it has several."""
    chat = await reading()
    with pytest.raises(Refused):
        await doing(chat, "[More]", "[One to all 3]", PRESS)
