"""The sentences of a thank-you on the talk itself, in three voices: warm, plain and formal.

{when} is "today" or "on Friday"; {doing} is "showing me the kitchen"; {fact} stands after "that";
{thing} stands after "about".
"""

from collections.abc import Mapping

from coaching.model.vocabulary import InterviewKind, Tone
from coaching.translation import Text, _

Voiced = Mapping[Tone, tuple[Text, ...]]
"""Holds sentences of one meaning for each voice; those that suit best come first."""

# -- thanks for the talk ---------------------------------------------------------------------------

_TALKING = _("Thank you for talking with me {when}.")
_INTERVIEW = _("Thank you for the interview {when}.")
_CONVERSATION = _("Thank you for our conversation {when}.")
_PLEASURE = _("It was a pleasure to talk with you {when}.")
_GOOD_TALK = _("It was good to talk with you {when}.")
_ENJOYED = _("I enjoyed our conversation {when}.")
_CALL = _("Thank you for the call {when}.")
_MEETING = _("Thank you for meeting me {when}.")
_SEEING = _("Thank you for seeing me {when}.")
OPENINGS: Voiced = {
    Tone.WARM: (
        _TALKING,
        _("Thanks for talking with me {when}."),
        _("Thanks for the conversation {when}."),
        _GOOD_TALK,
        _INTERVIEW,
        _("I really enjoyed our conversation {when}."),
        _("Thanks for the interview {when}."),
    ),
    Tone.NEUTRAL: (
        _TALKING,
        _INTERVIEW,
        _CONVERSATION,
        _GOOD_TALK,
        _ENJOYED,
        _("Thank you for our talk {when}."),
        _PLEASURE,
    ),
    Tone.FORMAL: (
        _INTERVIEW,
        _CONVERSATION,
        _TALKING,
        _PLEASURE,
        _("I very much enjoyed our conversation {when}."),
        _("Many thanks for our conversation {when}."),
        _ENJOYED,
    ),
}
_OF_CALLS: Voiced = {
    Tone.WARM: (_("Thanks for the call {when}."), _CALL),
    Tone.NEUTRAL: (_CALL,),
    Tone.FORMAL: (_CALL,),
}
_ON_SITE: Voiced = {
    Tone.WARM: (
        _("Thanks for having me in {when}."),
        _("Thanks for meeting me {when}."),
        _SEEING,
    ),
    Tone.NEUTRAL: (_MEETING, _SEEING),
    Tone.FORMAL: (_SEEING, _MEETING, _("It was a pleasure to meet you {when}.")),
}
_IN_INTERVIEW: Voiced = dict.fromkeys(Tone, (_INTERVIEW,))
OPENINGS_BY_KIND: Mapping[InterviewKind, Voiced] = {
    InterviewKind.PHONE: _OF_CALLS,
    InterviewKind.VIDEO: _OF_CALLS,
    InterviewKind.ON_SITE: _ON_SITE,
    InterviewKind.PANEL: _IN_INTERVIEW,
}
_HAVING_BACK = _("Thank you for having me back {when}.")
_INVITING_BACK = _("Thank you for inviting me back {when}.")
_TALKING_AGAIN = _("Thank you for talking with me again {when}.")
OPENINGS_OF_LATER_ROUND: Voiced = {
    Tone.WARM: (_("Thanks for having me back {when}."), _TALKING_AGAIN, _INVITING_BACK),
    Tone.NEUTRAL: (_INVITING_BACK, _TALKING_AGAIN, _HAVING_BACK),
    Tone.FORMAL: (_INVITING_BACK, _("Thank you for the further interview {when}."), _HAVING_BACK),
}
LATE_OPENINGS: tuple[Text, ...] = (
    _("This comes later than I meant it to: thank you for our conversation {when}."),
    _("I have not thanked you yet for our conversation {when}, and would like to."),
    _("A late but warm thank you for talking with me {when}."),
    _("Some days have passed, and I still want to thank you for the interview {when}."),
    _("I should have written sooner: thank you for our talk {when}."),
)
LATE_OPENINGS_WITH_DEED: tuple[Text, ...] = (
    _("This comes later than I meant it to: thank you for our talk {when}, and for {doing}."),
    _("A late but warm thank you for talking with me {when}, and for {doing}."),
    _("I should have written sooner: thank you for our talk {when}, and for {doing}."),
)

# -- thanks for what the reader did ----------------------------------------------------------------

_TALKING_AND = _("Thank you for talking with me {when}, and for {doing}.")
_INTERVIEW_AND = _("Thank you for the interview {when}, and for {doing}.")
_CONVERSATION_AND = _("Thank you for our conversation {when}, and for {doing}.")
_GOOD_TALK_AND = _("It was good to talk with you {when}. Thank you for {doing}.")
_CALL_AND = _("Thank you for the call {when}, and for {doing}.")
_SEEING_AND = _("Thank you for seeing me {when}, and for {doing}.")
_MEETING_AND = _("Thank you for meeting me {when}, and for {doing}.")
OPENINGS_WITH_DEED: Voiced = {
    Tone.WARM: (
        _TALKING_AND,
        _("Thanks for the conversation {when}, and for {doing}."),
        _GOOD_TALK_AND,
        _INTERVIEW_AND,
        _("I really enjoyed our conversation {when}. Thanks above all for {doing}."),
        _("Thanks for talking with me {when}, and for {doing}."),
    ),
    Tone.NEUTRAL: (
        _TALKING_AND,
        _INTERVIEW_AND,
        _CONVERSATION_AND,
        _GOOD_TALK_AND,
        _("I enjoyed our conversation {when}. Thank you above all for {doing}."),
        _("Thank you for our talk {when}, and in particular for {doing}."),
    ),
    Tone.FORMAL: (
        _INTERVIEW_AND,
        _CONVERSATION_AND,
        _TALKING_AND,
        _("It was a pleasure to talk with you {when}. Thank you for {doing}."),
        _("Many thanks for our conversation {when}, and for {doing}."),
        _("I very much enjoyed our conversation {when}. Thank you above all for {doing}."),
    ),
}
_OF_CALLS_WITH_DEED: Voiced = {
    Tone.WARM: (_("Thanks for the call {when}, and for {doing}."), _CALL_AND),
    Tone.NEUTRAL: (_CALL_AND,),
    Tone.FORMAL: (_CALL_AND,),
}
DEEDS_BY_KIND: Mapping[InterviewKind, Voiced] = {
    InterviewKind.PHONE: _OF_CALLS_WITH_DEED,
    InterviewKind.VIDEO: _OF_CALLS_WITH_DEED,
    InterviewKind.ON_SITE: {
        Tone.WARM: (_("Thanks for having me in {when}, and for {doing}."), _MEETING_AND),
        Tone.NEUTRAL: (_MEETING_AND, _SEEING_AND),
        Tone.FORMAL: (_SEEING_AND, _MEETING_AND),
    },
}
_SHORT_DEED = _("Thank you for {doing} {when}.")
OPENINGS_OF_SHORT_DEED: Voiced = {
    Tone.WARM: (_("Thanks for {doing} {when}."), _SHORT_DEED),
    Tone.NEUTRAL: (_SHORT_DEED,),
    Tone.FORMAL: (_SHORT_DEED, _("Many thanks for {doing} {when}.")),
}
"""Stand around a short deed: "showing me the kitchen this afternoon"."""
THANK_FOR: Voiced = {
    Tone.WARM: (_("Thanks, too, for {doing}."), _("Thank you for {doing}.")),
    Tone.NEUTRAL: (_("Thank you also for {doing}."), _("Thank you for {doing}.")),
    Tone.FORMAL: (_("Thank you also for {doing}."), _("Thank you for {doing}.")),
}
"""Stand behind what was told."""

# -- thanks for the talk about a thing -------------------------------------------------------------

_TALKING_ABOUT = _("Thank you for talking with me {when} about {thing}.")
_CONVERSATION_ABOUT = _("Thank you for our conversation {when} about {thing}.")
_ENJOYED_ABOUT = _("I enjoyed talking with you {when} about {thing}.")
_GOOD_ABOUT = _("It was good to talk with you {when} about {thing}.")
OPENINGS_WITH_THING: Voiced = {
    Tone.WARM: (
        _ENJOYED_ABOUT,
        _("Thanks for talking with me {when} about {thing}."),
        _GOOD_ABOUT,
        _("Thanks for the conversation {when} about {thing}."),
        _("I really enjoyed our conversation {when} about {thing}."),
    ),
    Tone.NEUTRAL: (
        _TALKING_ABOUT,
        _ENJOYED_ABOUT,
        _GOOD_ABOUT,
        _CONVERSATION_ABOUT,
        _("I enjoyed our conversation {when} about {thing}."),
    ),
    Tone.FORMAL: (
        _CONVERSATION_ABOUT,
        _TALKING_ABOUT,
        _("It was a pleasure to talk with you {when} about {thing}."),
        _("I very much enjoyed talking with you {when} about {thing}."),
        _("Many thanks for our conversation {when} about {thing}."),
    ),
}

# -- what was told ---------------------------------------------------------------------------------

# Translators: both stand after "that", as in "You told me that {fact}, and that {more}".
TWO_FACTS = _("{fact}, and that {more}")
# Translators: such as "the 22 residents", where a note says "only 22 residents".
KNOWN_THING = _("the {thing}")
_ENJOYED_HEARING = _("I enjoyed hearing that {fact}.")
_LIKED_HEARING = _("I liked hearing that {fact}.")
_GLAD_TO_HEAR = _("I was glad to hear that {fact}.")
_GOOD_TO_HEAR = _("It was good to hear that {fact}.")
_INTERESTED = _("It was interesting to hear that {fact}.")
FACT_SENTENCES: Voiced = {
    Tone.WARM: (
        _("I loved hearing that {fact}."),
        _ENJOYED_HEARING,
        _LIKED_HEARING,
        _GOOD_TO_HEAR,
        _GLAD_TO_HEAR,
    ),
    Tone.NEUTRAL: (_ENJOYED_HEARING, _GOOD_TO_HEAR, _INTERESTED, _GLAD_TO_HEAR, _LIKED_HEARING),
    Tone.FORMAL: (_INTERESTED, _GLAD_TO_HEAR, _ENJOYED_HEARING, _GOOD_TO_HEAR, _LIKED_HEARING),
}
"""Suit what is good news in itself."""
_ENJOYED_HOW = _("I enjoyed hearing how {fact}.")
_LIKED_HOW = _("I liked hearing how {fact}.")
DONE_SENTENCES: Voiced = {
    Tone.WARM: (_LIKED_HOW, _("I loved hearing how {fact}."), _ENJOYED_HOW),
    Tone.NEUTRAL: (_ENJOYED_HOW, _LIKED_HOW, _("It was good to hear how {fact}.")),
    Tone.FORMAL: (_ENJOYED_HOW, _("It was good to hear how {fact}."), _LIKED_HOW),
}
"""Suit what the reader does or did: "you drive out with coffee"."""
_ENJOYED_LEARNING = _("I enjoyed learning that {fact}.")
_GOOD_TO_LEARN = _("It was good to learn that {fact}.")
YOUR_SENTENCES: Voiced = {
    Tone.WARM: (
        _LIKED_HEARING,
        _ENJOYED_HEARING,
        _ENJOYED_LEARNING,
        _("I liked learning that {fact}."),
    ),
    Tone.NEUTRAL: (_ENJOYED_HEARING, _LIKED_HEARING, _ENJOYED_LEARNING, _INTERESTED),
    Tone.FORMAL: (_ENJOYED_HEARING, _INTERESTED, _ENJOYED_LEARNING, _GOOD_TO_LEARN),
}
"""Suit what the reader is, has or does: "you bake the bread yourself"."""
_FOUND = _("I found it interesting that {fact}.")
PLAIN_SENTENCES: Voiced = {
    Tone.WARM: (_INTERESTED, _GOOD_TO_LEARN, _LIKED_HEARING, _FOUND, _ENJOYED_LEARNING),
    Tone.NEUTRAL: (_INTERESTED, _GOOD_TO_LEARN, _ENJOYED_HEARING, _FOUND, _ENJOYED_LEARNING),
    Tone.FORMAL: (_GOOD_TO_LEARN, _INTERESTED, _ENJOYED_HEARING, _FOUND, _ENJOYED_LEARNING),
}
"""Suit what is neither good news nor bad."""
_TOLD = _("You told me that {fact}.")
_EXPLAINED = _("You explained that {fact}.")
_MENTIONED = _("You mentioned that {fact}.")
_USEFUL = _("It was useful to hear that {fact}.")
SOBER_SENTENCES: Voiced = {
    Tone.WARM: (_USEFUL, _INTERESTED, _TOLD, _MENTIONED, _EXPLAINED),
    Tone.NEUTRAL: (_USEFUL, _INTERESTED, _TOLD, _EXPLAINED, _MENTIONED),
    Tone.FORMAL: (_INTERESTED, _USEFUL, _EXPLAINED, _TOLD, _MENTIONED),
}
"""Suit what is a trouble to somebody: nobody is glad of it."""
_GLAD_TO_TALK = _("I was glad to talk about {thing}.")
_ENJOYED_THING = _("I enjoyed talking about {thing}.")
THING_SENTENCES: Voiced = {
    Tone.WARM: (
        _("I loved hearing about {thing}."),
        _ENJOYED_THING,
        _("I enjoyed hearing about {thing}."),
        _GLAD_TO_TALK,
        _("I liked talking about {thing}."),
    ),
    Tone.NEUTRAL: (
        _("I enjoyed hearing about {thing}."),
        _ENJOYED_THING,
        _GLAD_TO_TALK,
        _("I liked talking about {thing}."),
        _("I liked hearing about {thing}."),
    ),
    Tone.FORMAL: (
        _GLAD_TO_TALK,
        _("I was interested to hear about {thing}."),
        _ENJOYED_THING,
        _("I enjoyed hearing about {thing}."),
        _("I liked hearing about {thing}."),
    ),
}
EVENT_SENTENCES: tuple[Text, ...] = (
    _("I enjoyed {thing}."),
    _("I liked {thing}."),
)
"""Stand around what happened between the two: the question, the tour, the role play."""
SHARED_SENTENCES: tuple[Text, ...] = (
    _("{said}, and I enjoyed it."),
    _("{said}, which I enjoyed."),
    _("{said}, and I would gladly have gone on."),
    _("{said}, and I liked that."),
)
"""Stand around what the two did together: "We went through the case"."""
SHARED_AND_TOLD: tuple[Text, ...] = (
    _("{said}, and you told me that {fact}."),
    _("{said}, and you explained that {fact}."),
)
"""Stand around what the two did and what was told meanwhile."""
