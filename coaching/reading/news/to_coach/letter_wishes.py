"""Hears "can you write the note to Jo": a letter is wanted now."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.reading.message import Message
from coaching.reading.proposals import Stretch
from coaching.reading.wishes import AskAbout, AskSaid

_LETTER: Final = (
    r"(?:thank you|thankyou|thank-you|thank s|follow up|check in|linkedin|note|letter|mail|email"
    r"|e-mail|message|draft|text|reply|brief|invite|invitation|something)"
)
_ASKS: Final = (
    r"(?:(?:ok|okay|right|so|now|hey|please|pls|and|then|great|good|yes|can|could|would|will you"
    r"|you|now|lets|let us|help|me|us|just|i (?:want|need|would like)(?: you)? to|id like(?: you)?"
    r" to|i want|i need|give|show) )"
)
_WRITES: Final = r"(?:write|draft|compose|prepare|make|do|word|phrase)"
_WISH: Final = re.compile(
    rf"^ {_ASKS}{{0,7}}(?:{_WRITES} (?:\w+ ){{0,4}}{_LETTER} |{_WRITES} (?:to|back to) "
    rf"|(?:the|a|my) (?:{_LETTER} ){{1,3}}(?:to|for) (?:\w+ ){{1,3}}(?:please|pls)? ?$)"
)
_NAMES_READER: Final = re.compile(
    r"^ (?:(?:and|ok|okay|so|now) ){0,2}(?:(?:(?:thank you|thankyou|thank-you|thank s) )?"
    r"(?:note|letter|card) (?:to|for)|(?:(?:linkedin|li) )?(?:invite|invitation|request) (?:to|for)"
    r"|(?:follow(?:ing)? up|followup|check(?:ing)? in) (?:(?:note|mail|email|letter|message) )?"
    r"(?:to|for|with)"
    r"|(?:what|how) about) (?:[\w'-]+ ){1,3}(?:please |pls )?$"
)
"""Is a wish where somebody is named: "letter to Jo", and "what about Sunil?"."""
_DOES: Final = re.compile(
    r"^ (?:(?:and|ok|okay|so|now|please|lets) ){0,2}(?:chase|nudge|ping|poke|thank|write|message"
    r"|email|mail|invite|follow up|check in) (?P<whom>(?:[\w'-]+ ){1,3}?)"
    r"(?:(?:up|again|please|pls|now|on linkedin) ){0,2}$"
)
"""Says what to do to somebody and no more: "chase Jo", "invite Jo on LinkedIn"."""
_TELLS_NO: Final = re.compile(
    r"^ (?:(?:and|ok|okay|so|now|please|pls|lets|help|me|can|you) ){0,4}(?:tell|let) "
    r"(?P<whom>(?:[\w'-]+ ){1,3}?)(?:know )?(?:(?:about|of) (?:the|my|their) (?:no|rejection) "
    r"|(?:that )?(?:they|[\w'-]+) (?:said no|turned me down|rejected me) "
    r"|(?:that )?i got (?:rejected|turned down) "
    r"|(?:that )?(?:it|i) (?:didnt|did not|didn t) (?:work out|get it|get the job) )"
    r"(?:please |pls )?$"
)
"""Wants somebody to hear of a no: "tell Kim about the no"."""
_IS_OUT: Final = re.compile(
    r"(?<! work) (?:gone|sent|out|done|off|posted|delivered|away|written|sorted) ?$"
)
"""Says that the letter is written, so that none is wished for: "note to Jo sent"."""
_TO_MYSELF: Final = re.compile(r" (?:ill|i will|i shall|im going to|should i|shall i|must i) ")
_LONGEST: Final = 16


def read_letter_wishes(message: Message) -> Iterator[AskSaid]:
    """Yields the wish for a letter, with whom it is to; a short message says nothing else."""
    line = message.line
    words = re.sub(r"[,.!?] ", "", line.text)
    if len(line.words) > _LONGEST or _TO_MYSELF.search(words):
        return
    whom = message.people[0].name if message.people else None
    is_wish = _WISH.match(words) or (
        whom
        and (
            _NAMES_READER.match(words)
            or any(_names_alone(words, whom, orders) for orders in (_DOES, _TELLS_NO))
        )
    )
    if not is_wish or _IS_OUT.search(words):
        return
    yield AskSaid(Stretch(0, len(message.text)), question=AskAbout.LETTER, whom=whom)


def _names_alone(words: str, whom: str, orders: re.Pattern[str]) -> bool:
    """Tells whether an order names whom it is about and nothing else: no "mail from Jo"."""
    found = orders.match(words)
    return found is not None and set(found["whom"].split()) <= set(whom.casefold().split())
