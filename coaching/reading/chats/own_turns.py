"""Tells which of those who wrote in a pasted chat is the person."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from coaching.reading.chats.chat_turns import MYSELF, ChatTurn, cut_turns, is_known_writer
from coaching.reading.context import ReadingContext


def find_turns(text: str, context: ReadingContext) -> tuple[ChatTurn, ...]:
    """Returns who wrote what, in order; nothing where the message is no pasted chat."""
    turns = cut_turns(text, context)
    mine = _find_own_name(text, turns, context) if turns else None
    return tuple(replace(one, is_mine=one.name == mine) for one in turns)


_BESIDE_NAME: Final = re.compile(
    r"\([^()]*\)\s*$|\b(?:hr|recruiter|recruiting|recruitment|talent|agency|headhunter)\b",
    re.IGNORECASE,
)
"""Stands beside the name of somebody in the person's address book, and not beside their own."""


def _is_somebody_else(turns: Sequence[ChatTurn], name: str) -> bool:
    """Tells whether a name is not the person's: it stands as in an address book, or its owner says
    who they are, as in "Hannah from Polgooth here"."""
    if _BESIDE_NAME.search(name):
        return True
    first = re.escape(name.split(maxsplit=1)[0].casefold())
    says = re.compile(rf"\b(?:this is|it['’]s|i['’]?m) {first}\b|\b{first} (?:from|at|@|here|of)\b")
    return any(one.name == name and says.search(one.text.casefold()) for one in turns)


def _find_own_name(text: str, turns: Sequence[ChatTurn], context: ReadingContext) -> str | None:
    """Returns the name under which the person wrote; None where only the others did."""
    names = list(dict.fromkeys(one.name for one in turns))
    own = next((name for name in names if name.casefold() in MYSELF), None)
    if own:
        return own
    first = context.dossier.person.first_name.casefold()
    own = next((name for name in names if name.casefold().split()[0] == first), None)
    if own or len(names) == 1:
        return own
    strangers = [
        name
        for name in names
        if not (is_known_writer(name, context) or _is_somebody_else(turns, name))
    ]
    if len(strangers) == 1 and len(names) > 1:
        return strangers[0]
    greeted = [name for name in names if _is_greeted(text, turns, name)]
    if len(greeted) > 1:
        return min(greeted, key=lambda name: _count_words_of_firm(turns, name))
    return greeted[0] if greeted else names[1]


_OF_A_FIRM: Final = re.compile(
    r"\b(?:your (?:cv|profile|application|number|resume|details|certs?)|looking for|interview"
    r"|position|role|vacancy|our (?:team|client|office|manager)"
    r"|(?:i|we)['’]?ll (?:call|send|see) you"
    r"|(?:could|can) you (?:do|share|send|come|make)|you['’]?(?:ll| will) (?:see|meet)"
    r"|(?:like|love) to see you|ask for)\b"
)


def _count_words_of_firm(turns: Sequence[ChatTurn], name: str) -> int:
    """Counts what only who has a job to give would write."""
    said = (one.text.casefold() for one in turns if one.name == name)
    return sum(len(_OF_A_FIRM.findall(text)) for text in said)


def _is_greeted(text: str, turns: Sequence[ChatTurn], name: str) -> bool:
    """Tells whether somebody else says the name: "Hi Nurul, ..."."""
    first = name.split(maxsplit=1)[0].casefold()
    said = (one.said.text_in(text).casefold() for one in turns if one.name != name)
    return any(re.search(rf"\b{re.escape(first)}\b", words) for words in said)
