"""A reply to a letter changes it in the chat, and says where each word is from."""

from datetime import timedelta

from coaching.model.letter_edits import find_edit
from tests.handlers.beginnings import act, doing, met_three, only
from tests.handlers.chat import Chat
from tests.handlers.screen import Seen

BUTTONS_AT_MOST = 8


async def letter_to_dana() -> tuple[Chat, Seen]:
    """Somebody who reads their letter to Dana."""
    chat = await doing(await met_three(), "[Thank Dana Lee ›]", "[Draft it]")
    return chat, chat.last


def body_of(letter: Seen) -> str:
    """What stands in the letter itself, without what is above and below it."""
    body = letter.text[letter.text.index("\n\n", letter.text.index("Subject: ")) :]
    return body.removeprefix("\n\n")


async def reply(chat: Chat, letter: Seen, *texts: str) -> Seen:
    """Replies to a letter, each time to the one that is shown then."""
    for text in texts:
        await chat.reply(letter, text)
        letter = chat.last
    return letter


async def test_new_words_go_in_where_they_belong() -> None:
    """What the two talked about, why one fits, and a line below the signature."""
    chat, letter = await letter_to_dana()
    letter = await reply(chat, letter, "You drew me the whole pipeline.")
    assert "where it speaks of your talk" in letter.text
    assert "the whole pipeline" in letter.text
    letter = await reply(chat, letter, "I taught forty people to write tests.")
    assert "forty people" in letter.text
    letter = await reply(chat, letter, "PS: the coffee was good")
    assert letter.text.index("PS: The coffee was good.") > letter.text.index("Robin")


async def test_what_was_added_can_be_taken_out_again() -> None:
    """A question, a sentence on the talk, and one that was said of oneself: it is gone."""
    chat, letter = await letter_to_dana()
    whole = body_of(letter)
    for added, taken in (
        ("last: may I bring my dog?", "without the question"),
        ("I liked the tea you made me", "take out the bit about the tea"),
        ("my notice is four weeks", "leave out the part about my notice"),
        ("PS: the tea was good", "without the PS"),
    ):
        letter = await reply(chat, letter, added)
        assert body_of(letter) != whole
        letter = await reply(chat, letter, taken)
        assert body_of(letter) == whole


async def test_another_greeting_stands_alone_and_can_change_again() -> None:
    """What is said of the talk goes into the first paragraph, not beside the greeting."""
    chat, letter = await letter_to_dana()
    letter = await reply(chat, letter, "dear ms lee", "I enjoyed the tour you gave me")
    assert body_of(letter).startswith("Dear Ms Lee,\n\nThank")
    assert "I enjoyed the tour you gave me." in body_of(letter)
    letter = await reply(chat, letter, "hello dana")
    assert body_of(letter).startswith("Hello Dana,\n\nThank")
    letter = await reply(chat, letter, "replace the first sentence with Thank you for the tea.")
    assert body_of(letter).startswith("Hello Dana,\n\nThank you for the tea. I enjoyed")


async def test_talk_about_the_letter_is_no_sentence_of_it() -> None:
    """Praise, thanks, a question and what cannot be done get a line, and the letter stays."""
    chat, letter = await letter_to_dana()
    for said, answer in (
        ("looks great", "Nothing goes out before you send it"),
        ("ok thanks", "Nothing goes out before you send it"),
        ("where do I send it?", "Only you send it"),
        ("yes send it", "Only you send it"),
        ("no", "What shall be different?"),
        ("it is dull", "What shall be different?"),
        ("mention the tea", "how would you say it to Dana?"),
        ("livelier", "That has to be yours"),
        ("longer", "That is all your notes hold so far"),
    ):
        await chat.reply(letter, said)
        assert answer in chat.last.text, said
        assert chat.person.conversation is None
    assert only(chat).edits == ()


async def test_in_doubt_the_sentence_is_shown_first() -> None:
    """A yes puts it in, a no leaves the letter, and another wish of the letter takes it back."""
    chat, letter = await letter_to_dana()
    await chat.reply(letter, "set up the night shift")
    assert "Shall I put that in as it stands?\nI set up the night shift." in chat.last.text
    assert "night shift" in body_of((await doing(chat, "yes")).last)
    letter = chat.last
    await chat.reply(letter, "the tea was wonderful")
    await doing(chat, "[Leave it out]")
    assert "It stays as it is." in chat.last.text
    await chat.reply(letter, "the tea was wonderful")
    letter = await reply(chat, letter, "subject: The night shift")
    assert "Subject: The night shift" in letter.text
    assert "the tea" not in letter.text
    assert chat.person.conversation is None


async def test_done_below_a_letter_is_that_it_is_sent() -> None:
    """As anywhere else."""
    chat, letter = await letter_to_dana()
    await chat.reply(letter, "done")
    assert "Dana Lee thanked" in chat.last.text


async def test_a_part_goes_and_comes_back() -> None:
    """Without the second paragraph, and as it was; the letter is short or whole by a word."""
    chat, letter = await letter_to_dana()
    whole = letter.text
    second = body_of(letter).split("\n\n")[2]
    letter = await reply(chat, letter, "without the second paragraph")
    assert "Left out: " in letter.text
    assert second in whole
    assert second not in body_of(letter)
    letter = await reply(chat, letter, "as it was")
    assert whole in letter.text
    assert len((await reply(chat, letter, "shorter")).text) < len(whole)


async def test_a_letter_can_greet_in_another_way() -> None:
    """This one alone; in /settings stands how all do."""
    chat, letter = await letter_to_dana()
    assert "Dear Dana," in letter.text
    letter = await reply(chat, letter, "less formal")
    assert "Hi Dana," in letter.text
    assert chat.person.tone is not find_edit(only(chat).edits, only(chat).edits[0].key).tone
    await chat.reply(letter, "less formal")
    assert "It greets that way already" in chat.last.text


async def test_what_speaks_of_them_stays_out() -> None:
    """It is said which words, and the letter stays as it is."""
    chat, letter = await letter_to_dana()
    await chat.reply(letter, "she was a bit rude tbh")
    assert "so it stays out" in chat.last.text
    assert only(chat).edits == ()


async def test_a_reply_that_tells_something_else_is_read_as_that() -> None:
    """That the letter is sent is no sentence for it."""
    chat, letter = await letter_to_dana()
    await chat.reply(letter, "sent it")
    assert "Your words are in" not in chat.last.text
    assert only(chat).edits == ()


async def test_where_each_word_is_from() -> None:
    """The person's own words are bold, and the letter comes back with a press."""
    chat, letter = await letter_to_dana()
    await doing(chat, "[More]", "[Where is this from?]")
    shown = chat.screen.messages[letter.id]
    assert "is what you said" in shown.text
    assert shown.labels == ["‹ Back"]
    await doing(chat, "[‹ Back]")
    assert chat.screen.messages[letter.id].text == letter.text


async def test_eight_buttons_at_most() -> None:
    """However the letter is shown."""
    chat, letter = await letter_to_dana()
    for press in ("", "[More]", "[‹ Back]", "[Shorter]", "[More]", "[Card by hand]", "[More]"):
        if press:
            await act(chat, press)
        labels = chat.screen.messages[letter.id].labels
        assert len(labels) <= BUTTONS_AT_MOST, labels


async def test_right_behind_a_letter_no_reply_is_needed() -> None:
    """ "Shorter" is about the letter above it; news are news, and an hour later it is nothing."""
    chat, letter = await letter_to_dana()
    await doing(chat, "shorter")
    assert 0 < len(chat.last.text) < len(letter.text)
    assert "Dear Dana," in chat.last.text
    await doing(chat, "less formal")
    assert "Hi Dana," in chat.last.text
    await doing(chat, "no luck with the pipeline job at Hooli")
    assert "Dana," not in chat.last.text
    await chat.wait(timedelta(hours=1))
    await doing(chat, "shorter")
    assert "Dana," not in chat.last.text


async def test_what_is_meant_for_a_letter_alone_needs_no_reply_to_it() -> None:
    """ "Mention that ...", "leave out the part about ...": right behind the letter."""
    chat, _letter = await letter_to_dana()
    await doing(chat, "mention that I can start in May")
    assert "I can start in May" in chat.last.text
    assert "Dear Dana" in chat.last.text
    await doing(chat, "leave out the part about May")
    assert "Left out: " in chat.last.text
    await doing(chat, "leave out the part about elephants")
    assert "I do not find" in chat.last.text


async def test_right_behind_a_letter_it_says_whose_words_they_are() -> None:
    """Nobody has to find the button, and the question is no note."""
    chat, _letter = await letter_to_dana()
    await doing(chat, "[More]", "[Where is this from?]")
    shown = chat.last.text
    other, _letter = await letter_to_dana()
    await doing(other, "where is this from?")
    assert other.last.text == shown
    assert other.person.pending == ()


async def test_another_version_says_something_else_until_all_is_said() -> None:
    """Not the same in other wording; then it is told that there is no more."""
    chat, letter = await letter_to_dana()
    own, shown = ("six teams", "the rota", "like to teach"), []
    while "That is all your notes hold so far" not in chat.last.text:
        letter = chat.last
        shown.append({word for word in own if word in body_of(letter)})
        await chat.reply(letter, "another version")
    assert sorted(map(len, shown)) == [1, 1, 1]
    assert set().union(*shown) == set(own)


async def test_a_sentence_for_the_letter_asks_the_coach_nothing() -> None:
    """Though "help" stands in it; with its place it is no news either."""
    chat, letter = await letter_to_dana()
    letter = await reply(chat, letter, "I ran a help desk", "why me: I sent it by rail")
    assert "I ran a help desk. I sent it by rail." in body_of(letter)
