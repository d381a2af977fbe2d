"""The sentences of a thank-you: several for each place, so that two readers compare in vain.

{when} is "today" or "on Friday"; {fact} stands after "that"; {question} ends with a question mark.
"""

from coaching.letters.frames.talk_frames import Voiced
from coaching.model.vocabulary import Tone
from coaching.translation import Text, _

ASKED_ABOUT: tuple[Text, ...] = (
    _("You asked about {asked}."),
    _("You asked me about {asked}."),
    _("You wanted to know about {asked}."),
)
# Translators: {asked} is such as "whether I can work on Sundays".
ASKED_CLAUSE: tuple[Text, ...] = (
    _("You asked {asked}."),
    _("You asked me {asked}."),
    _("You wanted to know {asked}."),
)
"""Stand before the answer, where what was asked can be said in clean words."""
# Translators: two sentences of one person; {second} begins with "I", or has left it out.
AND_I = _("{first}, and {second}")
AND_DO = _("{first} and {second}")
FIT_DEEDS: tuple[Text, ...] = (
    _("My experience includes {thing}."),
    _("I can also point to {thing}."),
)
"""Stand around a thing that begins with what was done: "running the night desk"."""
AM: tuple[Text, ...] = (_("I am {thing}."),)
HAVE_BEEN: tuple[Text, ...] = (_("I have been {thing}."),)
# Translators: {thing} is a time, such as "nine years".
_DONE_THIS = _("I have done this kind of work for {thing}.")
_DONE_THIS_AND = _("I have done this kind of work for {thing}, {more}.")
BEHIND_ME: Voiced = {
    Tone.WARM: (_("I've done this kind of work for {thing}."),),
    Tone.NEUTRAL: (_DONE_THIS,),
    Tone.FORMAL: (_DONE_THIS,),
}
BEHIND_ME_AND: Voiced = {
    Tone.WARM: (_("I've done this kind of work for {thing}, {more}."),),
    Tone.NEUTRAL: (_DONE_THIS_AND,),
    Tone.FORMAL: (_DONE_THIS_AND,),
}
SPENT: tuple[Text, ...] = (_("I spent {thing}."),)
HAVE_SPENT: Voiced = {
    Tone.WARM: (_("I've spent {thing}."),),
    Tone.NEUTRAL: (_("I have spent {thing}."),),
    Tone.FORMAL: (_("I have spent {thing}."),),
}
HAVE: tuple[Text, ...] = (_("I have {thing}."),)
ONE_EXAMPLE: tuple[Text, ...] = (
    _("I can point to {thing}."),
    _("One example is {thing}."),
)
PAST_THINGS: tuple[Text, ...] = (_("There were {thing}."),)
RECORD: tuple[Text, ...] = (_("My record is {thing}."),)
"""Stands around figures that went well: "240 roofs without a fall"."""
FIT_THINGS: tuple[Text, ...] = (
    _("I have {thing}."),
    _("I bring {thing}."),
)

WANT_THING: tuple[Text, ...] = (_("This is {thing}."),)
DRAWN_THING: tuple[Text, ...] = (_("What draws me is {thing}."),)
LIKED_THING: tuple[Text, ...] = (_("I like {thing}."),)
WANTED_THING: tuple[Text, ...] = (
    _("What I am looking for is {thing}."),
    _("I am looking for {thing}."),
    _("What I want next is {thing}."),
)
_JOIN = _("I would be very glad to join you.")
_DO = _("I would very much like to do this job.")
_WITH_YOU = _("I would be very glad to work with you.")
_LIKE = _("I would like this job very much.")
_AT_PLACE = _("I would very much like to work at {company}.")
INTEREST: Voiced = {
    Tone.WARM: (
        _("I'd love to join you."),
        _("I'd really like this job."),
        _("I'd love to work with you."),
        _("I'd love to work at {company}."),
        _("This is a job I'd love to do."),
        _("I'd be very glad to work with you."),
    ),
    Tone.NEUTRAL: (
        _("I would be glad to join you."),
        _("I would really like this job."),
        _("I would be glad to work with you."),
        _("I would like to work at {company}."),
        _("This is a job I would like to do."),
        _LIKE,
    ),
    Tone.FORMAL: (_JOIN, _DO, _WITH_YOU, _AT_PLACE, _LIKE),
}
JOINED_WISH: Voiced = {
    Tone.WARM: (
        _("{reason}, and I'd love to do that with you."),
        _("{reason}, and I'd love to do that at {company}."),
    ),
    Tone.NEUTRAL: (
        _("{reason}, and I would be glad to do that with you."),
        _("{reason}, and I would like to do that at {company}."),
    ),
    Tone.FORMAL: (
        _("{reason}, and I would be very glad to do that with you."),
        _("{reason}, and I would very much like to do that at {company}."),
    ),
}
"""Go on behind a wish to do something: "I want to make things that last"."""

_NOT_SAID = _("I did not get to say that {fact}.")
_ADD = _("I would like to add that {fact}.")
_SHOULD_HAVE = _("I should have mentioned that {fact}.")
_ALSO_WANTED = _("I also wanted to tell you that {fact}.")
UNSAID: Voiced = {
    Tone.WARM: (
        _("I didn't get to say that {fact}."),
        _ALSO_WANTED,
        _SHOULD_HAVE,
        _("I'd like to add that {fact}."),
    ),
    Tone.NEUTRAL: (_NOT_SAID, _ALSO_WANTED, _SHOULD_HAVE, _ADD),
    Tone.FORMAL: (_NOT_SAID, _ADD, _SHOULD_HAVE, _("I also meant to tell you that {fact}.")),
}
_WANTED_TO_MENTION = _("I also wanted to mention {thing}.")
_NOT_MENTIONED = _("I did not get to mention {thing}.")
UNSAID_MINE: Voiced = {
    Tone.WARM: (_("I didn't get to mention {thing}."), _WANTED_TO_MENTION),
    Tone.NEUTRAL: (_NOT_MENTIONED, _WANTED_TO_MENTION),
    Tone.FORMAL: (_NOT_MENTIONED, _("I also meant to mention {thing}.")),
}
_SHOULD_MENTION_HAVE = _("I should have mentioned that I have {thing}.")
_NOT_SAID_HAVE = _("I did not get to say that I have {thing}.")
UNSAID_THINGS: Voiced = {
    Tone.WARM: (
        _SHOULD_MENTION_HAVE,
        _("I didn't get to say that I have {thing}."),
        _("I also wanted to tell you that I have {thing}."),
    ),
    Tone.NEUTRAL: (_SHOULD_MENTION_HAVE, _NOT_SAID_HAVE),
    Tone.FORMAL: (_NOT_SAID_HAVE, _SHOULD_MENTION_HAVE),
}
QUESTIONS: tuple[Text, ...] = (
    _("May I ask one question: {question}"),
    _("One question remains on my side: {question}"),
    _("There is one thing I would still like to ask: {question}"),
    _("I did not get to ask one thing: {question}"),
    _("If I may, one question: {question}"),
)
_IS_ATTACHED = _("{thing} is attached, as promised.")
_I_PROMISED = _("{thing} I promised you is attached.")
ATTACHED: Voiced = {
    Tone.WARM: (_("I've attached {thing}, as promised."), _IS_ATTACHED, _I_PROMISED),
    Tone.NEUTRAL: (_IS_ATTACHED, _I_PROMISED, _("I am attaching {thing}, as promised.")),
    Tone.FORMAL: (_IS_ATTACHED, _("As promised, I attach {thing}."), _I_PROMISED),
}
_ARE_ATTACHED = _("{thing} are attached, as promised.")
_I_PROMISED_THEM = _("{thing} I promised you are attached.")
ATTACHED_THINGS: Voiced = {
    Tone.WARM: (_("I've attached {thing}, as promised."), _ARE_ATTACHED, _I_PROMISED_THEM),
    Tone.NEUTRAL: (
        _ARE_ATTACHED,
        _I_PROMISED_THEM,
        _("I am attaching {thing}, as promised."),
    ),
    Tone.FORMAL: (_ARE_ATTACHED, _("As promised, I attach {thing}."), _I_PROMISED_THEM),
}
TOLD_THING: tuple[Text, ...] = (
    _("I promised you {thing}: it is {told}."),
    _("As promised, here is {thing}: {told}."),
)
LINKED_THINGS: tuple[Text, ...] = (
    _("As promised, here are {thing}: {link}"),
    _("Here are {thing}, as promised: {link}"),
)
LINKED_THING: tuple[Text, ...] = (
    _("As promised, here is {thing}: {link}"),
    _("Here is {thing}, as promised: {link}"),
    _("I promised you {thing}, and here it is: {link}"),
)
LINKED: tuple[Text, ...] = (
    _("As promised: {link}"),
    _("This is what I promised to send you: {link}"),
    _("Here is what I promised you: {link}"),
)
CLOSINGS: tuple[Text, ...] = (
    _("I look forward to hearing from you."),
    _("I hope to hear from you."),
    _("I would be glad to hear from you."),
    _("I hope we can talk again."),
    _("I would be glad to talk again."),
)

SUBJECTS: tuple[Text, ...] = (
    _("Thank you – {role}"),
    _("Thank you for our conversation {when}"),
    _("{role}: thank you"),
    _("Our conversation {when}"),
)
SUBJECTS_WITHOUT_ROLE: tuple[Text, ...] = (
    _("Thank you for our conversation {when}"),
    _("Our conversation {when}"),
)
