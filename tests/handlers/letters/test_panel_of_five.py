"""A panel of five is answered in the chat, and gets five letters that differ in substance."""

from itertools import combinations

from coaching.model.vocabulary import Tone
from tests.handlers.beginnings import act, doing, logged
from tests.handlers.chat import Chat

TOLD = {
    "Priya Shah": "You showed me how the night desk splits its budget.",
    "Tom Berg": "I liked your plan for the Oslo relaunch.",
    "Ana Ruiz": "We talked about training new editors in pairs.",
    "Li Wei": "You asked how we cut our deadlines from ten days to four.",
    "Omar Haddad": "You told me about the archive that nobody has indexed.",
}
FIT = "I ran a desk of nine.\nI moved our archive to the web.\nI speak Spanish."


async def after_the_panel() -> Chat:
    """Five people were met an hour ago, and one word was noted of each."""
    chat = await logged("Quill Press; Managing Editor; today 13:00")
    people = "\n".join(f"{name}, interviewer" for name in TOLD)
    topics = "Priya: budgets, Tom: the relaunch, Ana: training, Li: deadlines, Omar: the archive"
    return await doing(chat, "[Start the notes]", people, "[Right]", topics, "/cancel")


async def open_letter(chat: Chat, name: str) -> tuple[str, list[str]]:
    """The letter, and what was asked before it."""
    asked: list[str] = []
    await act(chat, f"write to {name}")
    while chat.person.conversation is not None and chat.person.conversation.flow == "letter":
        question = chat.last.text
        asked.append(question)
        if question.startswith("How do you greet"):
            await act(chat, "[Skip]")
        elif question.startswith("Why do you want"):
            await act(chat, "I want to run a newsroom that people trust.")
        elif question.startswith("Why do you fit"):
            await act(chat, FIT)
        else:
            await act(chat, TOLD[name])
    return chat.last.text, asked


async def test_five_letters_in_two_questions_each_say_five_things() -> None:
    """Each holds what was said to its reader, nobody else's words, and no sentence of another."""
    chat = await after_the_panel()
    letters = {name: await open_letter(chat, name) for name in TOLD}
    assert chat.person.tone in (Tone.WARM, Tone.NEUTRAL)
    for text, asked in letters.values():
        assert len(asked) <= 2
        assert "[" not in text.split("\n\n", 1)[1]
    own = {"Priya Shah": "budget", "Tom Berg": "Oslo", "Ana Ruiz": "editors"}
    own |= {"Li Wei": "four", "Omar Haddad": "indexed"}
    for name, word in own.items():
        assert word in letters[name][0]
        assert not any(word in text for other, (text, _) in letters.items() if other != name)
    for (one, _), (other, _) in combinations(letters.values(), 2):
        assert not _sentences(one) & _sentences(other)


def _sentences(text: str) -> set[str]:
    """The sentences between greeting and signature."""
    blocks = text.split("\n\n")
    body = [block for block in blocks[1:-1] if not block.startswith(("Dear", "Hi"))]
    return {one.strip(" .") for block in body for one in block.split(". ") if one.strip()}
