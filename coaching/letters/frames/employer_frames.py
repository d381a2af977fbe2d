"""The sentences of letters to an employer that are no thank-you, and to those who help.

{when} is "on Friday", {day} is "Friday, 15 May", {doing} is "showing me the kitchen".
"""

from coaching.letters.frames.frame import TimeFrames
from coaching.letters.frames.talk_frames import Voiced
from coaching.model.vocabulary import Tone
from coaching.translation import Text, _

# -- a check-in ------------------------------------------------------------------------------------

EXPECTED: tuple[Text, ...] = (
    _("When we spoke {when} about the {role} role, you said you expected to decide by {day}."),
)
EXPECTED_MET: tuple[Text, ...] = (
    _("When we met {when} about the {role} role, you said you expected to decide by {day}."),
)
"""Suit an interview where both were in one room."""
MET: tuple[Text, ...] = (
    _("Thank you again for our conversation {when} about the {role} role."),
    _("We spoke {when} about the {role} role."),
)
EXPECTED_NO_ROLE: tuple[Text, ...] = (
    _("When we spoke {when}, you said you expected to decide by {day}."),
)
# Translators: {how_long} is such as "about two weeks".
EXPECTED_LOOSE: tuple[Text, ...] = (
    _("When we spoke {when} about the {role} role, you said you expected to decide in {how_long}."),
)
EXPECTED_LOOSE_NO_ROLE: tuple[Text, ...] = (
    _("When we spoke {when}, you said you expected to decide in {how_long}."),
)
MET_NO_ROLE: tuple[Text, ...] = (_("Thank you again for our conversation {when}."),)
_ANY_NEWS = _("Is there any news?")
_HOW_THINGS_STAND = _("May I ask how things stand?")
ASK_NEWS: Voiced = {
    Tone.WARM: (_ANY_NEWS, _("Is there any news yet?"), _("Is there any news you can share?")),
    Tone.NEUTRAL: (_HOW_THINGS_STAND, _ANY_NEWS, _("Could you tell me where things stand?")),
    Tone.FORMAL: (_HOW_THINGS_STAND, _("Could you tell me where things stand?")),
}
# Translators: {fact} is what became of something since, "I passed the exam".
IN_THE_MEANTIME: tuple[Text, ...] = (_("In the meantime {fact}"),)
_STILL_DO = _("I would still very much like to do this job.")
STILL_KEEN: Voiced = {
    Tone.WARM: (
        _("I'd still love to do this job."),
        _("I'd still love to join you."),
        _("I'd still really like this job."),
    ),
    Tone.NEUTRAL: (_("I would still really like this job."), _STILL_DO),
    Tone.FORMAL: (_STILL_DO, _("I would still be very glad to join you.")),
}
_NEED_ANYTHING = _("If you need anything else, I will gladly send it.")
CAN_SEND: Voiced = {
    Tone.WARM: (_("If you need anything else, I'm happy to send it."),),
    Tone.NEUTRAL: (_NEED_ANYTHING,),
    Tone.FORMAL: (
        _NEED_ANYTHING,
        _("If there is anything further you would like to see from me, I am happy to send it."),
    ),
}
ASK_AGAIN: tuple[Text, ...] = (
    _("I wrote to you before about the {role} role, and would like to ask once more."),
    _("I asked you once before how things stand with the {role} role."),
)
ASK_AGAIN_NO_ROLE: tuple[Text, ...] = (
    _("I wrote to you before, and would like to ask once more."),
)
ANY_ANSWER: tuple[Text, ...] = (
    _("Has a decision been made? A short answer would help me either way."),
    _("Is there a decision by now? I would be grateful for a line either way."),
)
CHECK_IN_SUBJECTS: tuple[Text, ...] = (_("{role}: how things stand"),)
CHECK_IN_SUBJECT = _("Our interview {when}")

# -- staff and helpers -----------------------------------------------------------------------------

STAFF_DEEDS: tuple[Text, ...] = (
    _("Thank you for {doing}."),
    _("Many thanks for {doing}."),
    _("Thank you very much for {doing}."),
)
# Translators: such as "moving my interview and for meeting me".
TWO_DEEDS = _("{doing}, and for {more}")
THREE_DEEDS = _("{doing}, for {more}, and for {last}")
STAFF_ENDS: tuple[Text, ...] = (
    _("It was very kind of you."),
    _("It made the day a good deal easier."),
    _("It helped me a lot."),
)

# -- after a no ------------------------------------------------------------------------------------

THANKS_FOR_NEWS: tuple[Text, ...] = (
    _("Thank you for letting me know."),
    _("Thank you for telling me."),
)
THANKS_FOR_NEWS_AND: tuple[Text, ...] = (
    _("Thank you for letting me know, and for {doing}."),
    _("Thank you for telling me, and for {doing}."),
)
ADVICE: tuple[Text, ...] = (
    _(
        "May I ask your advice? If there is one thing you would have me work on before the next"
        " interview, I would be grateful to hear it."
    ),
    _("May I ask your advice: what one thing would you work on in my place?"),
)
A_LINE: tuple[Text, ...] = (_("A line is plenty."), _("A line is enough."))
APPLY_AGAIN: tuple[Text, ...] = (
    _("I would gladly apply again another time."),
    _("I would be glad to hear from you if another role comes up, and would apply again."),
)
STAY: tuple[Text, ...] = (
    _("I wish you and the team well, and would be glad to speak again."),
    _("I hope our paths cross again."),
)

# -- a referee -------------------------------------------------------------------------------------

AGREED: Voiced = {
    Tone.WARM: (
        _("Thanks again for agreeing to be my referee."),
        _("Thank you again for agreeing to be my referee."),
    ),
    Tone.NEUTRAL: (_("Thank you again for agreeing to be my referee."),),
    Tone.FORMAL: (_("Thank you for agreeing to act as my referee."),),
}
AGREED_AMERICAN: tuple[Text, ...] = (
    _("Thank you again for agreeing to be a reference for me."),
    _("Thank you for agreeing to be one of my references."),
)
INTERVIEWED: tuple[Text, ...] = (
    _("I was interviewed {when} for the {role} role at {company}."),
    _("I had my interview {when} for the {role} role at {company}."),
)
INTERVIEWED_TWICE: tuple[Text, ...] = (
    _("I had my second interview {when} for the {role} role at {company}."),
)
APPLYING: tuple[Text, ...] = (_("I am applying for the {role} role at {company}."),)
LOOKED_FOR: tuple[Text, ...] = (
    _("They are looking for {things}."),
    _("The job asks for {things}."),
)
JOB_IS_ABOUT: tuple[Text, ...] = (
    _("The job is about {things}."),
    _("The job involves {things}."),
)
"""Stand around what one does in it: "running groups"."""
SPEAK_ABOUT: tuple[Text, ...] = (
    _("It would help me most if you could speak about {things}."),
    _("If you can, please tell them about {things}."),
)
THEY_WILL_ASK: tuple[Text, ...] = (
    _("They may email you, send you a form or call you in the coming weeks."),
    _("In the next week or two they may call you, or send you an email or a form."),
)
THEY_WILL_CALL: tuple[Text, ...] = (
    _("They may call you in the coming weeks."),
    _("In the next week or two they may call you."),
)
THEY_WILL_WRITE: tuple[Text, ...] = (
    _("They may email you or send you a form in the coming weeks."),
    _("In the next week or two they may send you an email or a form."),
)
ANYTHING_ELSE: tuple[Text, ...] = (
    _("Tell me if anything else would help."),
    _("Please tell me if you need anything from me."),
)
# Translators: goes before "repaired the pump" among the things that somebody should speak about.
HOW_I = _("how {deed}")

# -- an offer --------------------------------------------------------------------------------------

_OFFER_OF = _("Thank you very much for the offer of the {role} role.")
_OFFERING_ME = _("Thank you for offering me the {role} role.")
OFFER_THANKS: Voiced = {
    Tone.WARM: (_OFFERING_ME, _OFFER_OF),
    Tone.NEUTRAL: (_OFFERING_ME, _OFFER_OF),
    Tone.FORMAL: (_OFFER_OF, _OFFERING_ME),
}
OFFER_THANKS_NO_ROLE: tuple[Text, ...] = (_("Thank you very much for your offer."),)
_KEEN = _("I am keen on the job and want to give you a proper answer.")
OFFER_KEEN: Voiced = {
    Tone.WARM: (_("I'm very interested in the job and want to give you a proper answer."), _KEEN),
    Tone.NEUTRAL: (_KEEN,),
    Tone.FORMAL: (_("I am very interested in it and would like to answer with care."), _KEEN),
}
NEGOTIATE_KEEN: Voiced = {
    Tone.WARM: (_("I'm very interested in this job."), _("I'd love to take this job.")),
    Tone.NEUTRAL: (_("I would like to take this job."),),
    Tone.FORMAL: (_("I would very much like to take this job."),),
}
ASKED_BY: tuple[Text, ...] = (_("You asked for my answer by {day}."),)
MAY_HAVE_UNTIL: tuple[Text, ...] = (
    _("May I have until {day}?"),
    _("Would it be possible to give me until {day}?"),
)
# Translators: {reason} is what one would do in that time, "read the contract".
MAY_HAVE_UNTIL_SO: tuple[Text, ...] = (
    _("May I have until {day}, so that I can {reason}?"),
    _("Would it be possible to give me until {day}, so that I can {reason}?"),
)
# Translators: {day} is such as "another week" or "two more days".
MAY_HAVE_LONGER: tuple[Text, ...] = (_("May I have {day}?"), _("Could you give me {day}?"))
# Translators: {reason} is what one would do in that time, "read the contract".
MAY_HAVE_LONGER_SO: tuple[Text, ...] = (
    _("May I have {day}, so that I can {reason}?"),
    _("Could you give me {day}, so that I can {reason}?"),
)
ANOTHER_WEEK: Text = _("another week")
MAY_HAVE_TIME: tuple[Text, ...] = (_("May I have another week to think about it?"),)
TIME = TimeFrames(
    MAY_HAVE_UNTIL, MAY_HAVE_UNTIL_SO, MAY_HAVE_LONGER, MAY_HAVE_LONGER_SO, MAY_HAVE_TIME
)
IF_DIFFICULT: tuple[Text, ...] = (
    _("If that is difficult, please tell me what would be possible."),
)
ACCEPT_AS_OFFERED: tuple[Text, ...] = (
    _("I am very happy to accept it, as offered: {terms}."),
    _("I gladly accept it on the terms you offered: {terms}."),
)
ACCEPT: tuple[Text, ...] = (_("I am very happy to accept it."), _("I gladly accept it."))
DECLINE: tuple[Text, ...] = (
    _("After careful thought I have decided not to accept it."),
    _("I have thought about it with care, and have decided to decline it."),
)
DECLINE_ENDS: tuple[Text, ...] = (
    _("I enjoyed meeting you. I wish you and the team all the best."),
    _("I enjoyed our conversations, and I hope our paths cross again."),
)
DECLINE_ENDS_AFTER_TOPIC: tuple[Text, ...] = (
    _("I wish you and the team all the best."),
    _("I hope our paths cross again."),
)
NEGOTIATE: tuple[Text, ...] = (
    _("Before I accept, there is one point I would like to raise."),
    _("There is one point I would like to raise before I accept."),
)
NEGOTIATE_ENDS: tuple[Text, ...] = (
    _("If we can agree on that, I would gladly accept."),
    _("If that is possible, I will gladly say yes."),
)
HAVE_OFFER_BY: tuple[Text, ...] = (
    _("I have had an offer from another employer and need to answer it by {day}."),
    _("Another employer has made me an offer, which I need to answer by {day}."),
)
HAVE_OFFER: tuple[Text, ...] = (
    _("I have had an offer from another employer, and have to answer it soon."),
)
WHERE_STAND: tuple[Text, ...] = (
    _("Would it be possible to tell me before then where I stand?"),
    _("Could you tell me before then where things stand with your decision?"),
)
WITHDRAW: tuple[Text, ...] = (
    _("I have accepted another offer, and so withdraw my application for the {role} role."),
)
WITHDRAW_NO_ROLE: tuple[Text, ...] = (
    _("I have accepted another offer, and so withdraw my application."),
)
WITHDRAW_ENDS: tuple[Text, ...] = (
    _("Thank you for the conversations we had; I hope our paths cross again."),
)
OFFER_SUBJECTS: tuple[Text, ...] = (_("Your offer: {role}"),)
APPLICATION_SUBJECT = _("My application: {role}")
PLAIN_SUBJECT = _("Our conversation")

# -- a task that they gave -------------------------------------------------------------------------

HAND_IN: tuple[Text, ...] = (
    _("Here is my work on the task for the {role} role; it is attached."),
    _("I have attached my work on the task for the {role} role."),
)
HAND_IN_NO_ROLE: tuple[Text, ...] = (
    _("Here is my work on the task that you gave me; it is attached."),
    _("I have attached my work on the task that you gave me."),
)
HAND_IN_ENDS: tuple[Text, ...] = (
    _("I am happy to walk you through it, and to say what I would do next."),
    _("I would gladly walk you through it, and say what I would do next."),
)
HAND_IN_SUBJECTS = (_("Task for the {role} role"),)
HAND_IN_SUBJECT = _("The task that you gave me")
