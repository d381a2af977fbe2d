"""The sentences of a thank-you: several for each place, so that two readers compare in vain.

{when} is "today" or "on Friday"; {doing} is "showing me the kitchen"; {fact} and {deed} stand after
"that"; {thing} stands after "about"; {question} ends with a question mark.
"""

from collections.abc import Mapping

from coaching.model.vocabulary import InterviewKind
from coaching.translation import Text, _

OPENINGS: tuple[Text, ...] = (
    _("Thank you for talking with me {when}."),
    _("Thank you for our conversation {when}."),
    _("Thank you for the interview {when}."),
    _("It was a pleasure to talk with you {when}."),
    _("Many thanks for our conversation {when}."),
    _("Thank you for a good conversation {when}."),
    _("Many thanks for talking with me {when}."),
    _("I very much enjoyed our conversation {when}."),
    _("Thank you for our talk {when}."),
)
OPENINGS_BY_KIND: Mapping[InterviewKind, tuple[Text, ...]] = {
    InterviewKind.PHONE: (
        _("Thank you for the call {when}."),
        _("Thank you for talking with me on the phone {when}."),
        _("Many thanks for the call {when}."),
    ),
    InterviewKind.VIDEO: (
        _("Thank you for the call {when}."),
        _("Many thanks for the call {when}."),
    ),
    InterviewKind.ON_SITE: (
        _("Thank you for meeting me {when}."),
        _("Thank you for seeing me {when}."),
        _("Thank you for having me {when}."),
        _("It was a pleasure to meet you {when}."),
    ),
    InterviewKind.PANEL: (
        _("Thank you for the interview {when}."),
        _("Thank you for talking with me in the interview {when}."),
    ),
}
OPENINGS_WITH_DEED: tuple[Text, ...] = (
    _("Thank you for our conversation {when}, and for {doing}."),
    _("Thank you for the interview {when}, and for {doing}."),
    _("Thank you for talking with me {when}, and for {doing}."),
    _("I enjoyed our conversation {when}. Thank you above all for {doing}."),
    _("It was a pleasure to talk with you {when}. Thank you for {doing}."),
    _("Many thanks for our conversation {when}, and for {doing}."),
    _("It was good to talk with you {when}. Thank you for {doing}."),
    _("Thank you for our talk {when}, and in particular for {doing}."),
)
OPENINGS_OF_SHORT_DEED: tuple[Text, ...] = (
    _("Thank you for {doing} {when}."),
    _("Many thanks for {doing} {when}."),
)
"""Stand around a short deed: "showing me the kitchen this afternoon"."""
OPENINGS_WITH_FACT: tuple[Text, ...] = (
    _("Thank you for our conversation {when}, and for telling me that {fact}."),
    _("Thank you for the interview {when}, and for telling me that {fact}."),
    _("Thank you for talking with me {when}, and for telling me that {fact}."),
    _("Many thanks for our conversation {when}, and for telling me that {fact}."),
    _("It was good to talk with you {when}, and to hear that {fact}."),
)
OPENINGS_WITH_THING: tuple[Text, ...] = (
    _("Thank you for talking with me {when} about {thing}."),
    _("Thank you for our conversation {when} about {thing}."),
    _("I enjoyed talking with you {when} about {thing}."),
    _("It was a pleasure to talk with you {when} about {thing}."),
    _("Many thanks for our conversation {when} about {thing}."),
)
OPENINGS_OF_LATER_ROUND: tuple[Text, ...] = (
    _("Thank you for another conversation {when}."),
    _("Thank you for having me back {when}."),
    _("Thank you for inviting me back {when}."),
    _("Thank you for talking with me again {when}."),
)
LATE_OPENINGS: tuple[Text, ...] = (
    _("This comes later than I meant it to: thank you for our conversation {when}."),
    _("I have not thanked you yet for our conversation {when}, and would like to."),
    _("A late but warm thank you for talking with me {when}."),
    _("Some days have passed, and I still want to thank you for the interview {when}."),
    _("I should have written sooner: thank you for our talk {when}."),
)

# Translators: both stand after "that", as in "I was glad to hear that {fact} and that {more}".
TWO_FACTS = _("{fact} and that {more}")
# Translators: such as "the 22 residents", where a note says "only 22 residents".
KNOWN_THING = _("the {thing}")
FACT_SENTENCES: tuple[Text, ...] = (
    _("I was interested to hear that {fact}."),
    _("I will remember that {fact}."),
    _("I had not known that {fact}."),
    _("You told me that {fact}."),
)
"""They suit what is good news and what is not."""
DEED_SENTENCES: tuple[Text, ...] = (
    _("I was interested to hear that {deed}."),
    _("It was good to hear that {deed}."),
    _("I enjoyed hearing that {deed}."),
    _("I was glad to hear that {deed}."),
)
THING_SENTENCES: tuple[Text, ...] = (
    _("I enjoyed talking with you about {thing}."),
    _("I was glad to talk with you about {thing}."),
    _("I enjoyed our talk about {thing}."),
    _("I enjoyed hearing about {thing}."),
    _("It was good to talk with you about {thing}."),
    _("I would gladly have talked longer about {thing}."),
)

EVENT_SENTENCES: tuple[Text, ...] = (
    _("I enjoyed {thing}."),
    _("I liked {thing}."),
)
"""Stand around what happened between the two: the question, the tour, the role play."""
SHARED_SENTENCES: tuple[Text, ...] = (
    _("{said}, and I enjoyed it."),
    _("{said}, and I liked that."),
    _("{said}, which I enjoyed."),
    _("{said}, and I would gladly have gone on."),
)
"""Stand around what the two did together: "We went through the case"."""

SHARED_AND_TOLD: tuple[Text, ...] = (
    _("{said}, and you told me that {fact}."),
    _("{said}, and I heard from you that {fact}."),
)
"""Stand around what the two did and what was told meanwhile."""

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
THANK_FOR: tuple[Text, ...] = (_("Thank you for {doing}."),)
HAVE_BEEN: tuple[Text, ...] = (_("I have been {thing}."),)
# Translators: {thing} is a time, such as "nine years".
BEHIND_ME: tuple[Text, ...] = (
    _("I have done this kind of work for {thing}."),
    _("I have been doing this kind of work for {thing}."),
)
BEHIND_ME_AND: tuple[Text, ...] = (
    _("I have done this kind of work for {thing}, {more}."),
    _("I have been doing this kind of work for {thing}, {more}."),
)
SPENT: tuple[Text, ...] = (_("I spent {thing}."),)
HAVE: tuple[Text, ...] = (_("I have {thing}."),)
ONE_EXAMPLE: tuple[Text, ...] = (
    _("One example is {thing}."),
    _("One example I have is {thing}."),
)
PAST_THINGS: tuple[Text, ...] = (_("There were {thing}."),)
FIT_THINGS: tuple[Text, ...] = (
    _("I have {thing}."),
    _("I bring {thing}."),
)

WANT_THING: tuple[Text, ...] = (_("This is {thing}."),)
LIKED_THING: tuple[Text, ...] = (_("I like {thing}."),)
WANTED_THING: tuple[Text, ...] = (
    _("What I am looking for is {thing}."),
    _("I am looking for {thing}."),
    _("What I want next is {thing}."),
)
INTEREST: tuple[Text, ...] = (
    _("I would very much like to work at {company}."),
    _("I would like this job very much."),
    _("I would be very happy to work at {company}."),
    _("I would very much like to do this job."),
    _("I would very much like to work with you at {company}."),
    _("This is a job I would very much like to do."),
    _("I would be very happy to do this job."),
)
JOINED_INTEREST: tuple[Text, ...] = (
    _("{reason}, and I would very much like to work at {company}."),
    _("{reason}, and I would like this job very much."),
    _("{reason}, and I would be very happy to work at {company}."),
    _("{reason}, and I would very much like to do this job."),
)
JOINED_WARM_INTEREST: tuple[Text, ...] = (
    _("{reason}, and I'd love to work at {company}."),
    _("{reason}, and I'd really like this job."),
    _("{reason}, and I'd love to do this job."),
)
JOINED_WISH: tuple[Text, ...] = (
    _("{reason}, and I would very much like to do that at {company}."),
    _("{reason}, and I would be very happy to do that at {company}."),
)
"""Go on behind a wish to do something: "I want to make things that last"."""
JOINED_WARM_WISH: tuple[Text, ...] = (
    _("{reason}, and I'd love to do that at {company}."),
    _("{reason}, and I'd be very happy to do that at {company}."),
)
WARM_INTEREST: tuple[Text, ...] = (
    _("I'd love to work at {company}."),
    _("I'd be very glad to work with you."),
    _("I'd really like this job."),
    _("I'd love to work with you at {company}."),
    _("I'd love to do this job."),
    _("I'd be very happy to work at {company}."),
    _("This is a job I'd love to do."),
)

UNSAID: tuple[Text, ...] = (
    _("I forgot to say that {fact}."),
    _("I did not get to say that {fact}."),
    _("I forgot to mention that {fact}."),
    _("I also meant to tell you that {fact}."),
    _("I forgot to tell you that {fact}."),
)
UNSAID_MINE: tuple[Text, ...] = (
    _("I forgot to mention {thing}."),
    _("I did not get to mention {thing}."),
    _("I also meant to mention {thing}."),
)
UNSAID_THINGS: tuple[Text, ...] = (
    _("I forgot to mention that I have {thing}."),
    _("I also have {thing}."),
    _("I did not get to say that I have {thing}."),
)
QUESTIONS: tuple[Text, ...] = (
    _("May I ask one question: {question}"),
    _("One question remains on my side: {question}"),
    _("There is one thing I would still like to ask: {question}"),
    _("I did not get to ask one thing: {question}"),
    _("If I may, one question: {question}"),
)
ATTACHED: tuple[Text, ...] = (
    _("I attach {thing}, as promised."),
    _("As promised, I am attaching {thing}."),
    _("I promised you {thing}; you will find it attached."),
    _("You will find {thing} attached, as promised."),
)
ATTACHED_THINGS: tuple[Text, ...] = (
    _("I attach {thing}, as promised."),
    _("As promised, I am attaching {thing}."),
    _("You will find {thing} attached, as promised."),
)
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
    _("I hope we speak again."),
    _("I hope to hear from you."),
    _("I would be glad to talk again."),
    _("I would be glad to hear from you."),
    _("I hope we can talk again."),
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
