"""The sentences of letters to an employer that are no thank-you, and to those who help.

{when} is "on Friday", {day} is "Friday, 15 May", {doing} is "showing me the kitchen".
"""

from coaching.translation import Text, _

# -- a check-in ------------------------------------------------------------------------------------

EXPECTED: tuple[Text, ...] = (
    _("When we met {when} about the {role} role, you expected to decide by {day}."),
    _("At our interview {when} for the {role} role you expected to decide by {day}."),
)
MET: tuple[Text, ...] = (
    _("Thank you again for our conversation {when} about the {role} role."),
    _("We spoke {when} about the {role} role."),
)
EXPECTED_NO_ROLE: tuple[Text, ...] = (_("When we met {when}, you expected to decide by {day}."),)
MET_NO_ROLE: tuple[Text, ...] = (_("Thank you again for our conversation {when}."),)
ASK_NEWS: tuple[Text, ...] = (
    _("May I ask how things stand?"),
    _("Could you tell me where things stand?"),
    _("Is there any news yet?"),
)
STILL_KEEN: tuple[Text, ...] = (
    _("I would still very much like to do this job."),
    _("I would still like this job very much."),
    _("I would still very much like to work with you."),
)
CAN_SEND: tuple[Text, ...] = (
    _("If you need anything else from me, I will gladly send it."),
    _("If anything is still missing from my side, I will gladly send it."),
)
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
    _("I would like to thank you for {doing}."),
)
# Translators: such as "moving my interview and for meeting me".
TWO_DEEDS = _("{doing}, and for {more}")
THREE_DEEDS = _("{doing}, for {more}, and for {last}")
STAFF_ENDS: tuple[Text, ...] = (
    _("It made the day a good deal easier."),
    _("It made a real difference to me."),
    _("I was very glad of it."),
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
    _("May I ask your advice: what one thing would you work on in my place?"),
    _("May I ask for one piece of advice: what could I do better next time?"),
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

AGREED: tuple[Text, ...] = (
    _("Thank you again for agreeing to be my referee."),
    _("Thank you for agreeing to act as my referee."),
)
INTERVIEWED: tuple[Text, ...] = (
    _("I was interviewed {when} for the {role} role at {company}."),
    _("My interview for the {role} role at {company} was {when}."),
)
APPLYING: tuple[Text, ...] = (_("I am applying for the {role} role at {company}."),)
LOOKED_FOR: tuple[Text, ...] = (
    _("They are looking for {things}."),
    _("The job asks for {things}."),
)
SPEAK_ABOUT: tuple[Text, ...] = (
    _("It would help me if you could speak about {things}."),
    _("If you can, please tell them about {things}."),
)
THEY_WILL_ASK: tuple[Text, ...] = (
    _("They may send you an email or a form, or ring you, in the next weeks."),
    _("In the next week or two they may ring you, or send you an email or a form."),
)
ANYTHING_ELSE: tuple[Text, ...] = (
    _("Please tell me if anything else would help."),
    _("Tell me if you need anything from me."),
)
# Translators: goes before "repaired the pump" among the things that somebody should speak about.
HOW_I = _("how {deed}")

# -- the agency ------------------------------------------------------------------------------------

AGENCY_OPENINGS: tuple[Text, ...] = (
    _("A short report on the interview {when} while it is fresh."),
    _("Here is how the interview {when} went."),
)
AGENCY_TOPIC: tuple[Text, ...] = (_("We talked about {thing}."), _("It was mostly about {thing}."))
AGENCY_HAD: tuple[Text, ...] = (_("I had {thing}."),)
AGENCY_FACT: tuple[Text, ...] = (_("I heard that {fact}."),)
AGENCY_OPEN_DOUBT: tuple[Text, ...] = (
    _("There is one thing to clear up."),
    _("One thing is still open between us."),
)
AGENCY_CLEAR: tuple[Text, ...] = (
    _("Could you find out how much it matters to them?"),
    _("Could you ask them about that?"),
)
AGENCY_PASS_ON: tuple[Text, ...] = (_("Could you pass that on?"), _("Would you tell them so?"))
AGENCY_WANT: tuple[Text, ...] = (
    _("I would like this job very much."),
    _("I would very much like to do this job."),
)
AGENCY_NEXT: tuple[Text, ...] = (_("They said we would hear by {day}."),)
AGENCY_END: tuple[Text, ...] = (
    _("Please let me know when you hear from them."),
    _("Could you let me know as soon as you hear from them?"),
)

# -- an offer --------------------------------------------------------------------------------------

OFFER_THANKS: tuple[Text, ...] = (
    _("Thank you very much for the offer of the {role} role."),
    _("Thank you for offering me the {role} role."),
)
OFFER_THANKS_NO_ROLE: tuple[Text, ...] = (_("Thank you very much for your offer."),)
OFFER_KEEN: tuple[Text, ...] = (
    _("I am keen on the job and want to give you a proper answer."),
    _("I am very interested in the job and would like to answer with care."),
)
ASKED_BY: tuple[Text, ...] = (_("You asked for my answer by {day}."),)
MAY_HAVE_UNTIL: tuple[Text, ...] = (
    _("May I have until {day}?"),
    _("Would it be possible to give me until {day}?"),
)
MAY_HAVE_TIME: tuple[Text, ...] = (_("May I have another week to think about it?"),)
IF_DIFFICULT: tuple[Text, ...] = (
    _("If that causes you difficulty, please tell me what would be possible."),
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
    _("I enjoyed meeting you, and I wish you and the team all the best."),
    _("I am grateful for the time we spent talking, and I hope our paths cross again."),
)
NEGOTIATE: tuple[Text, ...] = (
    _("Before I accept, may I raise one point?"),
    _("There is one point I would like to talk about before I accept."),
)
NEGOTIATE_ENDS: tuple[Text, ...] = (
    _("If we can agree on that, I would gladly accept."),
    _("If that is possible, I will gladly say yes."),
)
HAVE_OFFER_BY: tuple[Text, ...] = (
    _("I have had an offer from another employer, and they would like an answer by {day}."),
)
HAVE_OFFER: tuple[Text, ...] = (
    _("I have had an offer from another employer, and have to answer it soon."),
)
WHERE_STAND: tuple[Text, ...] = (
    _("Could you tell me where things stand with your decision before then?"),
    _("Would it be possible to decide before that, and could you tell me?"),
)
WITHDRAW: tuple[Text, ...] = (
    _("I have accepted another offer, and so withdraw my application for the {role} role."),
)
WITHDRAW_ENDS: tuple[Text, ...] = (
    _("Thank you for the conversations we had; I hope our paths cross again."),
)
OFFER_SUBJECTS: tuple[Text, ...] = (_("Your offer: {role}"),)
APPLICATION_SUBJECT = _("My application: {role}")
PLAIN_SUBJECT = _("Our conversation")
