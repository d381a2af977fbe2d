"""The sentences of what is short: invitations on LinkedIn, cards by hand, and one note to all."""

from coaching.translation import Text, _

# -- LinkedIn: the fullest first, since 200 characters are all there is ----------------------------

INVITATION_JOB: tuple[Text, ...] = (
    _("we spoke {when} about the {role} role."),
    _("we spoke {when} about the {role} job."),
)
INVITATION_JOB_MET: tuple[Text, ...] = (
    _("we met {when} about the {role} job."),
    _("we met {when} to talk about the {role} job."),
)
"""Suit an interview where both were in one room."""
INVITATION_NO_JOB: tuple[Text, ...] = (
    _("we spoke {when} about a role that interests me a lot."),
    _("we met {when} in an interview for a role I am very interested in."),
)
INVITATION_SHORT: tuple[Text, ...] = (
    _("we spoke {when}, and the role interests me."),
    _("we met {when}, and I am interested in the role."),
)
INVITATION_TROUBLES: tuple[Text, ...] = (
    _("You told me that {fact}."),
    _("You mentioned that {fact}."),
)
INVITATION_FACTS: tuple[Text, ...] = (
    _("I liked hearing that {fact}."),
    _("I enjoyed hearing that {fact}."),
)
"""Suit what is no trouble to anybody."""
INVITATION_THINGS: tuple[Text, ...] = (
    _("I enjoyed hearing about {thing}."),
    _("I enjoyed talking about {thing}."),
)
INVITATION_THINGS_AND_END: tuple[Text, ...] = (
    _("I enjoyed hearing about {thing}, and would be glad to stay in touch."),
    _("I enjoyed talking about {thing}, and would be glad to stay in touch."),
    _("I liked talking about {thing}, and would like to stay in touch."),
)
INVITATION_EVENTS_AND_END: tuple[Text, ...] = (
    _("I enjoyed {thing}, and would be glad to stay in touch."),
    _("I liked {thing}, and would like to stay in touch."),
)
INVITATION_DEEDS: tuple[Text, ...] = (
    _("Thank you for {doing}."),
    _("Thank you again for {doing}."),
)
INVITATION_LINKS: tuple[Text, ...] = (
    _("As promised: {link}"),
    _("Here is what I promised: {link}"),
)
INVITATION_PROMISED: tuple[Text, ...] = (
    _("{thing} I promised will follow."),
    _("{thing} will follow, as promised."),
)
"""Stand around what cannot be attached to an invitation."""
INVITATION_ENDS: tuple[Text, ...] = (
    _("I would be glad to stay in touch."),
    _("I would like to stay in touch."),
)

# -- a card by hand --------------------------------------------------------------------------------

CARD_ENDS: tuple[Text, ...] = (
    _("I hope we speak again soon."),
    _("I would be glad to see you again."),
)

# -- one note to all -------------------------------------------------------------------------------

GROUP_OPENINGS: tuple[Text, ...] = (
    _("Thank you all for talking with me {when}."),
    _("Thank you for the conversation {when}. I enjoyed meeting all of you."),
    _("Many thanks to each of you for our conversation {when}."),
)
GROUP_LATE_OPENINGS: tuple[Text, ...] = (
    _("This comes later than I meant it to: thank you all for our conversation {when}."),
)
GREETING_ALL = _("Dear all,")
GREETING_NAMES = _("Dear {names},")
GREETING_NAMES_WARM = _("Hi {names},")
