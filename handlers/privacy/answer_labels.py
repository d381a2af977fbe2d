"""Names answers and conversations on the page of /export in words."""

from coaching.translation import Text, in_context
from handlers.flows.question import parse_slot_name

ANSWERS: dict[str, Text] = {
    "answer": in_context("answer in /export", "Answer"),
    "doubts": in_context("answer in /export", "Doubts"),
    "met": in_context("answer in /export", "Met"),
    "missing": in_context("answer in /export", "Still missing"),
    "telling": in_context("answer in /export", "Told"),
    "topics": in_context("answer in /export", "Topics"),
    "change": in_context("answer in /export", "Change"),
    "better": in_context("answer in /export", "Better"),
    "channel": in_context("answer in /export", "Channel"),
    "city": in_context("answer in /export", "City"),
    "clarify": in_context("answer in /export", "Clarify"),
    "check_in": in_context("answer in /export", "Check-in after their date"),
    "clear": in_context("answer in /export", "Clear"),
    "company": in_context("answer in /export", "Company"),
    "concern": in_context("answer in /export", "Concern"),
    "consent": in_context("answer in /export", "Consent"),
    "country": in_context("answer in /export", "Country"),
    "decision": in_context("answer in /export", "Decision"),
    "differently": in_context("answer in /export", "Differently"),
    "enjoy": in_context("answer in /export", "Enjoy"),
    "feedback": in_context("answer in /export", "Feedback"),
    "feeling": in_context("answer in /export", "Feeling"),
    "fit": in_context("answer in /export", "Fit"),
    "growth": in_context("answer in /export", "Growth"),
    "half": in_context("answer in /export", "Half"),
    "how": in_context("answer in /export", "How"),
    "kind": in_context("answer in /export", "Kind"),
    "known": in_context("answer in /export", "Known"),
    "knows": in_context("answer in /export", "Knows"),
    "length": in_context("answer in /export", "Length"),
    "mail": in_context("answer in /export", "Mail"),
    "lesson": in_context("answer in /export", "Lesson"),
    "more": in_context("answer in /export", "More"),
    "name": in_context("answer in /export", "Name"),
    "open": in_context("answer in /export", "Open"),
    "part": in_context("answer in /export", "Part"),
    "people": in_context("answer in /export", "People"),
    "place": in_context("answer in /export", "Place"),
    "prepared": in_context("answer in /export", "Prepared"),
    "puts": in_context("answer in /export", "Put in"),
    "question": in_context("answer in /export", "Question"),
    "rating": in_context("answer in /export", "Rating"),
    "reach": in_context("answer in /export", "Reach"),
    "reactions": in_context("answer in /export", "Reactions"),
    "red_flags": in_context("answer in /export", "Red flags"),
    "references": in_context("answer in /export", "References"),
    "relation": in_context("answer in /export", "Relation"),
    "requirements": in_context("answer in /export", "Requirements"),
    "role": in_context("answer in /export", "Role"),
    "rounds": in_context("answer in /export", "Rounds"),
    "same": in_context("answer in /export", "Same"),
    "sign": in_context("answer in /export", "Sign"),
    "stood_out": in_context("answer in /export", "Stood out"),
    "strong": in_context("answer in /export", "Strong"),
    "sure": in_context("answer in /export", "Sure"),
    "tells": in_context("answer in /export", "Tells"),
    "time": in_context("answer in /export", "Time"),
    "title": in_context("answer in /export", "Title"),
    "topic": in_context("answer in /export", "Topic"),
    "twice": in_context("answer in /export", "Twice"),
    "unsaid": in_context("answer in /export", "Unsaid"),
    "until": in_context("answer in /export", "Until"),
    "useful": in_context("answer in /export", "Useful"),
    "waking": in_context("answer in /export", "Waking"),
    "went": in_context("answer in /export", "Went"),
    "went_well": in_context("answer in /export", "Went well"),
    "when": in_context("answer in /export", "When"),
    "wish_known": in_context("answer in /export", "Wish known"),
    "wrong": in_context("answer in /export", "Wrong"),
    "asked": in_context("answer in /export", "Asked"),
    "field": in_context("answer in /export", "Field"),
    "since": in_context("answer in /export", "Since"),
    "step": in_context("answer in /export", "Step"),
    "then": in_context("answer in /export", "Then"),
    "then_before": in_context("answer in /export", "Then"),
    "said_before": in_context("answer in /export", "Said before"),
    "told": in_context("answer in /export", "Told"),
    "deadline": in_context("answer in /export", "Answer due"),
    "amount": in_context("answer in /export", "Amount"),
    "share": in_context("answer in /export", "Share or bonus"),
    "start": in_context("answer in /export", "Start"),
    "tone": in_context("answer in /export", "Greeting"),
    "want": in_context("answer in /export", "Why you want it"),
    "line": in_context("answer in /export", "You would say"),
    "promised": in_context("answer in /export", "Promised"),
    "points": in_context("answer in /export", "To speak about"),
    "elsewhere": in_context("answer in /export", "To speak about, for another job"),
    "terms": in_context("answer in /export", "Terms"),
    "reasons": in_context("answer in /export", "Reasons"),
    "key": in_context("answer in /export", "Letter"),
    "options": in_context("answer in /export", "Form"),
    "questions": in_context("answer in /export", "Questions"),
    "empties": in_context("answer in /export", "Empties"),
}
"""The labels of the questions' keys, and of what else a conversation keeps with its answers."""
PARTS: dict[str, Text] = {
    "start": in_context("part of an answer in /export", "start"),
    "timed": in_context("part of an answer in /export", "timed"),
    "minutes": in_context("part of an answer in /export", "minutes"),
    "words": in_context("part of an answer in /export", "words"),
    "earliest": in_context("part of an answer in /export", "earliest"),
    "latest": in_context("part of an answer in /export", "latest"),
    "zone": in_context("part of an answer in /export", "zone"),
    "country": in_context("part of an answer in /export", "country"),
    "name": in_context("part of an answer in /export", "name"),
    "flow": in_context("part of an answer in /export", "flow"),
    "text": in_context("part of an answer in /export", "text"),
    "written": in_context("part of an answer in /export", "written"),
    "same": in_context("part of an answer in /export", "same"),
    "email": in_context("part of an answer in /export", "email"),
    "phone": in_context("part of an answer in /export", "phone"),
    "linkedin": in_context("part of an answer in /export", "linkedin"),
    "wakes": in_context("part of an answer in /export", "wakes"),
    "day": in_context("part of an answer in /export", "day"),
    "moment": in_context("part of an answer in /export", "moment"),
    "sleeps": in_context("part of an answer in /export", "sleeps"),
}
"""The labels of the parts of an answer that has several."""
FLOW_NAMES: dict[str, Text] = {
    "pause": in_context("conversation in /export", "quiet for a while"),
    "practice": in_context("conversation in /export", "practice"),
    "settings": in_context("conversation in /export", "settings"),
    "welcome": in_context("conversation in /export", "welcome"),
    "capture": in_context("conversation in /export", "capture"),
    "process": in_context("conversation in /export", "process"),
    "move": in_context("conversation in /export", "move"),
    "fact_edit": in_context("conversation in /export", "fact edit"),
    "new": in_context("conversation in /export", "new"),
    "free_talk": in_context("conversation in /export", "what you told me"),
    "invitation": in_context("conversation in /export", "an invitation you sent"),
    "missing_parts": in_context("conversation in /export", "what you told me"),
    "correct": in_context("conversation in /export", "what you told me"),
    "letter": in_context("conversation in /export", "letter"),
    "lesson": in_context("conversation in /export", "lesson"),
    "feedback": in_context("conversation in /export", "feedback"),
    "referee": in_context("conversation in /export", "referee"),
    "referee_change": in_context("conversation in /export", "referee change"),
    "contact_add": in_context("conversation in /export", "contact add"),
    "contact_edit": in_context("conversation in /export", "contact edit"),
    "delete": in_context("conversation in /export", "delete"),
    "reflect": in_context("conversation in /export", "reflect"),
    "offer_terms": in_context("conversation in /export", "an offer"),
    "put_off": in_context("conversation in /export", "put off"),
    "put_words": in_context("conversation in /export", "words for a letter"),
}
"""The names of the flows, as the page of /export shows them."""


def answer_label(slot: str) -> str:
    """Returns the label of an answer: "Stood out", or "Name (2)" in the second round.

    A key that no flow has any more stands as it was kept.
    """
    key, repeat_index = _split_slot(slot)
    label = str(ANSWERS[key]) if key in ANSWERS else _spell_key(key)
    return f"{label} ({repeat_index + 1})" if repeat_index else label


def part_label(key: str) -> str:
    """Returns the label of one part of an answer, such as "start"."""
    return str(PARTS[key]) if key in PARTS else key.replace("_", " ")


def flow_name(name: str) -> str:
    """Returns the name of a conversation that is about no job, such as "settings"."""
    return str(FLOW_NAMES[name]) if name in FLOW_NAMES else name.replace("_", " ")


def _spell_key(key: str) -> str:
    return key.replace("_", " ").capitalize() if key.isascii() else key


def _split_slot(slot: str) -> tuple[str, int]:
    try:
        return parse_slot_name(slot)
    except ValueError:
        return slot, 0
