"""Tells from why a person wants a job whether they do."""

import re
from typing import Final

from coaching.reading.non_answers import is_non_answer

_UNSURE: Final = re.compile(
    r"\b(?:not sure|unsure|undecided|don['’]?t (?:know|want)|do not (?:know|want)|no longer"
    r"|not (?:really|keen|interested|convinced|any ?more)|less sure|doubtful|no idea|dunno"
    r"|declin\w+|withdr\w+|prefer the other|rather not|half-?hearted|backup|plan b|only if)\b"
    r"|^\s*(?:hm+|meh|maybe|perhaps)\b",
    re.IGNORECASE,
)
_PLAIN: Final = re.compile(
    r"\b(?:want|like|love|take|get|have)\b.{0,20}\b(?:job|role|post|position|phd|place|offer)\b"
    r"|\b(?:join(?: you| your| the)|keen on|interested in|want (?:this|it)"
    r"|work (?:with you|for you|here)|where i (?:really |most )?want to work)\b"
    r"|\bapply again\b",
    re.IGNORECASE,
)


def is_wanted(why: str) -> bool:
    """Tells whether the person said why they want it; silence and doubt are none."""
    return bool(why.strip()) and not is_non_answer(why) and not _UNSURE.search(why)


_ABOUT_EMPLOYER: Final = re.compile(
    r"(\b(?:like|love|admire|enjoy|want|value)\w*\s+(?:that|how|what|the way)\s+)they\b(.*)",
    re.IGNORECASE | re.DOTALL,
)


_BECAUSE: Final = re.compile(
    r"^(?:well,? |honestly,? |mainly |mostly |it'?s )?"
    r"(?:because|cause|'cause|cos|cuz|coz|bc|since|as) "
    r"(?=(?:i|i'm|i've|it|they|you|the|their|your|my|we)\b)",
    re.IGNORECASE,
)
"""Answers "why?" in front of the sentence that a letter can hold."""


_IT: Final = re.compile(
    r"\b(wants?|wanted|loves?|likes?) it\b(?! (?:when|if|that|here|there))", re.IGNORECASE
)
"""Stands in an answer to why one wants the job, where "it" is the job."""


_KEEN: Final = re.compile(r"\b(interested|keen)(?=,| but\b|\.|$)", re.IGNORECASE)


def _name_job(found: re.Match[str]) -> str:
    return f"{found[1]} {'on' if found[1].lower() == 'keen' else 'in'} the job"


def to_their_face(why: str) -> str:
    """Returns why they want it with the employer as "you": "the company", "how they sell"."""
    why = _BECAUSE.sub("", why.strip(), count=1)
    why = _KEEN.sub(_name_job, _IT.sub(r"\1 this job", why))
    why = re.sub(r"(?:(?<=^)|(?<=[.;\n] ))(?:The|This) company\b", "Your company", why)
    if _OF_THEM.match(why):
        return _THEY.sub(_to_you, why)
    found = _ABOUT_EMPLOYER.search(why)
    if not found:
        return why
    rest = re.sub(r"\btheir\b", "your", re.sub(r"\bthey\b", "you", found[2]))
    return f"{why[: found.start()]}{found[1]}you{rest}"


_OF_THEM: Final = re.compile(
    r"^\s*(?:they|their)\b(?![^.!?\n]*\b(?:said|say|told|says)\b)", re.IGNORECASE
)
"""Begins a sentence about the employer: "They run the whole cold chain themselves"."""
_THEY: Final = re.compile(r"\b(they|them|their|theirs|themselves)\b", re.IGNORECASE)
_YOU: Final = {
    "they": "you",
    "them": "you",
    "their": "your",
    "theirs": "yours",
    "themselves": "yourselves",
}


def _to_you(found: re.Match[str]) -> str:
    you = _YOU[found[1].lower()]
    return you.capitalize() if found[1][:1].isupper() else you


_BEGINNINGS: Final = (
    (re.compile(r"^\s*to (?=[a-z]+ )", re.IGNORECASE), "I want to "),
    (re.compile(r"^\s*(?=(?:close|near|closer|nearer) to\b)", re.IGNORECASE), "It is "),
)


def begin_reason(why: str) -> str:
    """Returns a reason as a sentence where its beginning was left out: "to ..."."""
    for pattern, beginning in _BEGINNINGS:
        if pattern.match(why):
            rest = pattern.sub("", why, count=1)
            return f"{beginning}{rest[:1].lower()}{rest[1:]}"
    return why


def says_so(text: str) -> bool:
    """Tells whether a sentence already says that the person would like the job."""
    return _PLAIN.search(text) is not None
