"""More sentences of a thank-you, for an employer whose people have read all the usual ones.

{when} is "today" or "on Friday"; {doing} is "showing me the kitchen".
"""

from coaching.letters.frames.talk_frames import Voiced
from coaching.model.vocabulary import Tone
from coaching.translation import Text, _

_OUR_TALK = _("Thank you for our talk {when}.")
_MANY_INTERVIEW = _("Many thanks for the interview {when}.")
_MANY_CONVERSATION = _("Many thanks for our conversation {when}.")
_GLAD_WE_COULD = _("I am glad that we could talk {when}.")
SPARE_OPENINGS: Voiced = {
    Tone.WARM: (
        _("I'm glad we could talk {when}."),
        _("Many thanks for the conversation {when}."),
        _OUR_TALK,
        _("Thanks for our talk {when}."),
        _MANY_INTERVIEW,
    ),
    Tone.NEUTRAL: (
        _GLAD_WE_COULD,
        _MANY_CONVERSATION,
        _MANY_INTERVIEW,
        _("Thank you for the conversation {when}."),
        _("I was glad to talk with you {when}."),
    ),
    Tone.FORMAL: (
        _MANY_INTERVIEW,
        _OUR_TALK,
        _GLAD_WE_COULD,
        _("Thank you for the conversation {when}."),
        _("I was glad to talk with you {when}."),
    ),
}
_GLAD_AND = _("I am glad that we could talk {when}. Thank you for {doing}.")
_MANY_AND = _("Many thanks for the interview {when}, and for {doing}.")
_ABOVE_ALL = _("Thank you for the interview {when}, and above all for {doing}.")
_GLAD_TO_TALK_AND = _("I was glad to talk with you {when}. Thank you for {doing}.")
SPARE_OPENINGS_WITH_DEED: Voiced = {
    Tone.WARM: (
        _("I'm glad we could talk {when}. Thank you for {doing}."),
        _("Many thanks for the conversation {when}, and for {doing}."),
        _("Thanks for our talk {when}, and for {doing}."),
        _("Thank you for our talk {when}, and above all for {doing}."),
    ),
    Tone.NEUTRAL: (
        _GLAD_AND,
        _MANY_AND,
        _ABOVE_ALL,
        _GLAD_TO_TALK_AND,
    ),
    Tone.FORMAL: (
        _MANY_AND,
        _ABOVE_ALL,
        _GLAD_AND,
        _GLAD_TO_TALK_AND,
    ),
}
_IN_TEAM = _("I would like to be part of the team.")
_SEE_MYSELF = _("I can well see myself in this job.")
_VERY_MUCH_JOIN = _("I would very much like to join you.")
_HOPE_TO_JOIN = _("I hope I can join you.")
SPARE_INTEREST: Voiced = {
    Tone.WARM: (
        _("I'd love to be part of the team."),
        _("I'd be really glad to do this job."),
        _SEE_MYSELF,
        _("I'd very much like to join you."),
        _HOPE_TO_JOIN,
    ),
    Tone.NEUTRAL: (
        _IN_TEAM,
        _("I would be happy to do this job."),
        _SEE_MYSELF,
        _VERY_MUCH_JOIN,
        _HOPE_TO_JOIN,
    ),
    Tone.FORMAL: (
        _VERY_MUCH_JOIN,
        _("I would be very pleased to do this job."),
        _("I would very much like to be part of the team."),
        _SEE_MYSELF,
        _HOPE_TO_JOIN,
    ),
}
SPARE_CLOSINGS: tuple[Text, ...] = (
    _("I would be happy to hear from you."),
    _("I hope we speak again."),
    _("I look forward to hearing what comes next."),
    _("I would be happy to talk further."),
    _("I hope to hear what comes next."),
)
SPARE_SUBJECTS: tuple[Text, ...] = (
    _("{role}: with thanks"),
    _("Thank you for talking with me {when}"),
    _("Many thanks – {role}"),
    _("{role}: our conversation {when}"),
    _("Many thanks for our conversation {when}"),
    _("{role}: many thanks"),
)
SPARE_SUBJECTS_WITHOUT_ROLE: tuple[Text, ...] = (
    _("Thank you for talking with me {when}"),
    _("Many thanks for our conversation {when}"),
    _("With thanks for our talk {when}"),
    _("Thank you for our talk {when}"),
)
