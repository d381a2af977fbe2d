"""The sentences about an offer to the agency recruiter who brought the job.

They bear the names that those to an employer have; {day} is "Friday, 15 May".
"""

from coaching.letters.frames import employer_frames
from coaching.letters.frames.frame import TimeFrames
from coaching.letters.frames.talk_frames import Voiced
from coaching.model.vocabulary import Tone
from coaching.translation import Text, _

OFFER_THANKS: tuple[Text, ...] = (
    _("Thank you for all your work on the offer from {company}."),
    _("Thank you for bringing me the offer from {company}."),
)
OFFER_THANKS_NO_NAME: tuple[Text, ...] = (
    _("Thank you for all your work on this offer."),
    _("Thank you for bringing me this offer."),
)
_KEEN = _("I am keen on the job and want to give them a proper answer.")
OFFER_KEEN: Voiced = {
    Tone.WARM: (_("I'm very interested in the job and want to give them a proper answer."), _KEEN),
    Tone.NEUTRAL: (_KEEN,),
    Tone.FORMAL: (_("I am very interested in it and would like to answer them with care."), _KEEN),
}
ASKED_BY: tuple[Text, ...] = (_("They asked for my answer by {day}."),)
MAY_HAVE_UNTIL: tuple[Text, ...] = (
    _("Could you ask them whether I may have until {day}?"),
    _("Would you ask them if I could have until {day}?"),
)
# Translators: {reason} is what one would do in that time, "read the contract".
MAY_HAVE_UNTIL_SO: tuple[Text, ...] = (
    _("Could you ask them whether I may have until {day}, so that I can {reason}?"),
    _("Would you ask them if I could have until {day}, so that I can {reason}?"),
)
# Translators: {day} is such as "another week" or "two more days".
MAY_HAVE_LONGER: tuple[Text, ...] = (
    _("Could you ask them for {day}?"),
    _("Would you ask them if I could have {day}?"),
)
# Translators: {reason} is what one would do in that time, "read the contract".
MAY_HAVE_LONGER_SO: tuple[Text, ...] = (
    _("Could you ask them for {day}, so that I can {reason}?"),
    _("Would you ask them if I could have {day}, so that I can {reason}?"),
)
MAY_HAVE_TIME: tuple[Text, ...] = (
    _("Could you ask them for another week, so that I can think about it?"),
)
TIME = TimeFrames(
    MAY_HAVE_UNTIL, MAY_HAVE_UNTIL_SO, MAY_HAVE_LONGER, MAY_HAVE_LONGER_SO, MAY_HAVE_TIME
)
IF_DIFFICULT: tuple[Text, ...] = (
    _("If that is difficult for them, please tell me what would be possible."),
)
# Translators: {terms} is such as "42k, 25 days of leave".
ACCEPT_AS_OFFERED: tuple[Text, ...] = (
    _("Please tell them that I am very happy to accept it, as offered: {terms}."),
    _("Please tell them that I gladly accept it on the terms they offered: {terms}."),
)
ACCEPT: tuple[Text, ...] = (
    _("Please tell them that I am very happy to accept it."),
    _("Please tell them that I gladly accept it."),
)
QUESTION_FOR_THEM: tuple[Text, ...] = (
    _("I have one question for them as well."),
    _("Could you ask them one thing as well?"),
)
DECLINE: tuple[Text, ...] = employer_frames.DECLINE
PASS_ON_DECLINE: tuple[Text, ...] = (
    _("Please pass that on to them, with my thanks."),
    _("Please let them know, and thank them for me."),
)
WORK_AGAIN: tuple[Text, ...] = (
    _("I hope we can work together again."),
    _("I would be glad to work with you again."),
)
NEGOTIATE_KEEN: Voiced = employer_frames.NEGOTIATE_KEEN
NEGOTIATE: tuple[Text, ...] = (
    _("Before I accept, there is one point I would like you to raise with them."),
    _("Could you raise one point with them before I accept?"),
)
NEGOTIATE_ENDS: tuple[Text, ...] = (
    _("If they can agree to that, I will gladly accept."),
    _("If that is possible for them, I will gladly say yes."),
)
ABOUT_JOB: tuple[Text, ...] = (_("I am writing about the {role} role at {company}."),)
ABOUT_COMPANY: tuple[Text, ...] = (_("I am writing about my application to {company}."),)
ABOUT_APPLICATION: tuple[Text, ...] = (_("I am writing about my application."),)
STILL_KEEN: Voiced = {
    Tone.WARM: (_("I'd still love to do this job."), _("I'd still really like this job.")),
    Tone.NEUTRAL: (
        _("I would still really like this job."),
        _("I would still very much like to do this job."),
    ),
    Tone.FORMAL: (_("I would still very much like to do this job."),),
}
WHERE_STAND: tuple[Text, ...] = (
    _("Could you ask them before then where I stand?"),
    _("Could you find out from them before then where I stand?"),
)
WITHDRAW: tuple[Text, ...] = employer_frames.WITHDRAW_NO_ROLE
PASS_ON_WITHDRAWAL: tuple[Text, ...] = (
    _("Please let them know, with my thanks for the conversations we had."),
)
THANKS_FOR_WORK: tuple[Text, ...] = (
    _("Thank you for all your work on this; I hope we can work together again."),
)
OFFER_SUBJECT = _("The offer from {company}")
OFFER_SUBJECT_NO_NAME = _("The offer")
APPLICATION_SUBJECT = _("My application to {company}")
APPLICATION_SUBJECT_NO_NAME = _("My application")
