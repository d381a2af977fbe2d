"""Reads what a mail or a chat says comes next, where it names no time for it yet."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.reading.message import Message
from coaching.reading.proposals import NoteKind, NoteSaid, Stretch

_WHAT: Final = (
    r"(?:presentation|micro-?teach\w*|trial (?:day|shift)|work trial|site visit|second (?:round"
    r"|interview|stage|chat|call)|final (?:round|interview|stage)|assessment (?:day|centre|center)"
    r"|lesson observation|taster day|panel|demo lesson|reference call|medical|test day"
    r"|präsentation|probetag|zweite[sn]? (?:gespräch|runde)|segunda (?:entrevista|ronda)"
    r"|deuxième entretien|tweede gesprek)"
)
_NEXT: Final = re.compile(
    rf"(?i)\b(?:would|['’]d) (?:like|love) (?:to (?:see|have|hear|arrange|set up) )?"
    rf"(?P<seen>(?:an? |you (?:for|to do) an? |the )?(?:[\w-]+ ){{0,3}}{_WHAT})"
    r"|\b(?:would|['’]d) (?:like|love) (?:to have )?(?P<talk>(?:\d{1,3} ?min\w*|half an hour"
    r"|an hour|an? (?:quick |short |brief )?(?:chat|word|call|coffee)) with you)\b"
    rf"|\b(?:next (?:step|stage|round)|after that|danach|anschließend|luego|después|ensuite)\b"
    rf"[^.!?\n]{{0,70}}\b(?:{_WHAT}|with (?:our|the) (?:ceo|cto|director|owner|board|team)|meet)\b"
)


def read_next_steps(body: Message) -> Iterator[NoteSaid]:
    """Yields the first sentence that says what would come next."""
    found = _NEXT.search(body.text)
    if found is None:
        return
    sentence = body.tokens.sentence_at(found.start()) or Stretch(found.start(), found.end())
    begin = max(sentence.start, found.start("seen"), found.start("talk"))
    span = Stretch(begin, sentence.end)
    yield NoteSaid(span, kind=NoteKind.NEXT_ROUND, text=span.text_in(body.text).strip(" .!?\n"))
