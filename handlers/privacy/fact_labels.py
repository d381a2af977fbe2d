"""Each fact has the label here under which the page of /export shows it."""

from collections.abc import Mapping

from coaching.model.commitments import Assignment, Offer, Promise
from coaching.model.documents import (
    Capture,
    Contact,
    HiringProcess,
    Interview,
    InterviewQuestion,
    Meeting,
    Opportunity,
    Person,
    PracticeAttempt,
    Referee,
    Reflection,
    StepRecord,
)
from coaching.model.drafted_letters import DraftedLetter
from coaching.model.letter_edits import LetterEdit
from coaching.model.pending import PendingReading
from coaching.model.stories import Story
from coaching.translation import Text, _

LABELS: Mapping[type, Mapping[str, Text]] = {
    Person: {
        "first_name": _("Called"),
        "sign_off": _("Signs as"),
        "zone": _("Time zone"),
        "country": _("Holidays of"),
        "wakes": _("May be written to from"),
        "sleeps": _("until"),
        "looking_day": _("Looks around on"),
        "clear_after": _("Closed jobs are"),
        "language": _("Language"),
        "joined": _("Here since"),
        "quiet_told": _("Told to keep it offline"),
        "exports": _("Took this file along"),
        "tone": _("Greets readers"),
        "mail": _("Writes mail with"),
        "region": _("Their region"),
        "model_host": _("Language model that may read messages"),
        "letter_model_host": _("Language model that may make letters smoother"),
        "paused_until": _("No reminders before"),
        "spoken": _("I wrote unasked"),
        "limited": _("Of these for the daily limit"),
        "check_in_after": _("Check-in after their date"),
        "switched_off": _("No reminders of"),
    },
    Referee: {
        "relation": _("How you know each other"),
        "reach": _("How to reach them"),
        "consent": _("Agreed to vouch"),
        "agreed": _("Since"),
        "strong": _("Speaks for you strongly"),
        "knows": _("Who they know"),
    },
    Opportunity: {
        "outcome": _("How it stands"),
        "outcome_at": _("Since"),
        "opened": _("Logged"),
        "requirements": _("What it asks for"),
        "zone": _("Their time zone"),
        "country": _("Their holidays"),
        "region": _("Their region"),
        "channel": _("How to follow up"),
        "references_asked": _("Asked for references"),
        "feedback": _("Their feedback"),
        "lesson": _("Your lesson"),
        "by_card": _("A handwritten card too"),
        "why_want": _("Why you want it"),
        "why_fit": _("Why you fit"),
    },
    Interview: {
        "kind": _("How it is held"),
        "invitation": _("Known to calendars as"),
        "held": _("What became of it"),
        "fell_through": _("You told so"),
        "logged": _("Logged"),
    },
    Capture: {
        "stood_out": _("What stood out"),
        "open_questions": _("Still open"),
        "unsaid": _("Left unsaid"),
        "notes": _("Your notes"),
    },
    HiringProcess: {
        "decision": _("They decide"),
        "tells_rejected": _("They tell who is turned down"),
        "next_rounds": _("Further rounds"),
    },
    Reflection: {
        "rating": _("You rated it"),
        "went_well": _("What went well"),
        "better": _("What could be better"),
        "reactions": _("How they reacted"),
        "unsaid": _("Left unsaid"),
        "prepared": _("How well prepared"),
        "wish_known": _("You wish you had known"),
        "differently": _("Next time differently"),
        "feeling": _("How the company feels"),
        "enjoy": _("Would you enjoy it"),
        "people": _("The people and the mood"),
        "growth": _("Room to grow"),
        "fit": _("Fit"),
        "red_flags": _("Red flags"),
        "clarify": _("To be clarified"),
    },
    InterviewQuestion: {
        "answer": _("Your answer"),
        "went": _("How it went"),
        "uncomfortable": _("Felt wrong"),
    },
    PracticeAttempt: {"at": _("Practised"), "answer": _("Your answer"), "went": _("How it went")},
    Contact: {
        "part": _("Their part"),
        "title": _("Title"),
        "email": _("Mail"),
        "phone": _("Phone"),
        "linkedin": _("LinkedIn"),
        "agency": _("Agency"),
        "keep_in_touch": _("Stay in touch"),
        "courtesy": _("Greeted as"),
        "known_since": _("Noted"),
    },
    Meeting: {
        "topic": _("You talked about"),
        "concern": _("Their doubt"),
        "useful": _("To send them"),
        "answer": _("Your answer to it"),
        "line": _("You would say"),
    },
    Promise: {
        "words": _("Promised"),
        "is_mine": _("By you"),
        "made": _("Noted"),
        "due": _("By"),
        "kept": _("Kept"),
        "dropped": _("Let go"),
    },
    Offer: {
        "told": _("Told"),
        "deadline": _("To be answered by"),
        "amount": _("Amount"),
        "share": _("Share or bonus"),
        "start": _("Start"),
        "place": _("Place"),
        "open_points": _("Still open"),
        "letter_words": _("Said to them"),
    },
    Assignment: {
        "words": _("Task"),
        "given": _("Noted"),
        "due": _("Due"),
        "handed_in": _("Handed in"),
    },
    PendingReading: {"text": _("Your words")},
    Story: {
        "title": _("Story"),
        "situation": _("Situation"),
        "task": _("What was to be done"),
        "action": _("What you did"),
        "result": _("What came of it"),
    },
    StepRecord: {
        "done": _("done"),
        "skipped": _("left out"),
        "put_off": _("put off to"),
        "pinged": _("reminded"),
    },
}
"""The facts that take one line, by kind and in the order of the page."""
SHOWN_ELSEWHERE: Mapping[type, frozenset[str]] = {
    Person: frozenset(
        {"id", "serial", "referees", "conversation", "paused", "practised", "records", "stories"}
        | {"pending", "changes", "paused_at"}
    ),
    Referee: frozenset({"id", "name"}),
    Opportunity: frozenset(
        {"id", "company", "role", "interviews", "contacts", "records", "checks"}
        | {"points", "promises", "offer", "assignments", "letter_questions", "drafted", "edits"}
    ),
    Interview: frozenset(
        {"id", "start", "minutes", "wall", "zone", "fold", "invitation_version"}
        | {"capture", "process", "reflection", "asked"}
    ),
    InterviewQuestion: frozenset({"question", "origin", "practised"}),
    Contact: frozenset({"id", "name", "met", "origin", "expected"}),
    Meeting: frozenset({"interview"}),
    StepRecord: frozenset({"put_off_at"}),
    Promise: frozenset({"id", "contact", "interview"}),
    Assignment: frozenset({"id"}),
    DraftedLetter: frozenset({"key", "reader", "at", "sentences"}),
    LetterEdit: frozenset(
        {"key", "changed", "said_first", "said_last", "postscript", "subject", "tone"}
        | {"smoothed", "offered"}
    ),
    PendingReading: frozenset(
        {"serial", "said", "proposals", "rest", "question", "opportunity", "interview"}
        | {"contact", "is_forwarded", "decided", "offered", "is_bare"}
    ),
    Story: frozenset({"id", "told"}),
}
"""Facts that have a heading or a section of their own, and internal numbers."""
