"""The sentences of the report to one's own agency, the only reader that hears of a doubt.

{when} is "on Friday", {day} is "Friday, 15 May".
"""

from collections.abc import Mapping

from coaching.letters.frames.talk_frames import Voiced
from coaching.letters.material.doubter import DoubtKind
from coaching.model.vocabulary import Tone
from coaching.translation import Text, _

OPENINGS: tuple[Text, ...] = (
    _("Here is a short report on the interview {when}, while it is fresh."),
    _("Here is how the interview {when} went."),
)
TOPIC: tuple[Text, ...] = (_("We talked about {thing}."), _("It was mostly about {thing}."))
HAD: tuple[Text, ...] = (_("I had {thing}."),)
FACT: tuple[Text, ...] = (_("I heard that {fact}."),)
OPEN_DOUBT: tuple[Text, ...] = (
    _("There is one thing to clear up."),
    _("One thing is still open between us."),
)
CLEAR: tuple[Text, ...] = (
    _("Could you find out where they stand on this?"),
    _("Could you clear that up with them?"),
)
# Translators: said to an agency, of the employer; {who} is a name, {asked} a thing ("SAP") behind
# "about", else such as "whether I can work on Sundays".
DOUBTS: Mapping[tuple[DoubtKind, bool, bool], tuple[Text, ...]] = {
    (DoubtKind.ASKED, False, False): (_("They asked about {asked}."),),
    (DoubtKind.ASKED, True, False): (_("They asked {asked}."),),
    (DoubtKind.ASKED, False, True): (_("{who} asked about {asked}."),),
    (DoubtKind.ASKED, True, True): (_("{who} asked {asked}."),),
    (DoubtKind.WORRIED, False, False): (_("They were worried about {asked}."),),
    (DoubtKind.WORRIED, True, False): (_("They were not sure {asked}."),),
    (DoubtKind.WORRIED, False, True): (_("{who} was worried about {asked}."),),
    (DoubtKind.WORRIED, True, True): (_("{who} was not sure {asked}."),),
    (DoubtKind.UNSURE, False, False): (_("They were not sure about {asked}."),),
    (DoubtKind.UNSURE, True, False): (_("They were not sure {asked}."),),
    (DoubtKind.UNSURE, False, True): (_("{who} was not sure about {asked}."),),
    (DoubtKind.UNSURE, True, True): (_("{who} was not sure {asked}."),),
}
"""Stand before the answer, by how the doubt was put, whether it is a clause, and is named."""
PASS_ON: tuple[Text, ...] = (
    _("Could you pass that on?"),
    _("Would you pass that on to them?"),
)
WANT: Voiced = {
    Tone.WARM: (_("I'd really like this job."), _("I'd love to do this job.")),
    Tone.NEUTRAL: (_("I would really like this job."), _("I would like this job very much.")),
    Tone.FORMAL: (
        _("I would like this job very much."),
        _("I would very much like to do this job."),
    ),
}
FIRST_CHOICE: tuple[Text, ...] = (_("It is my first choice."),)
# Translators: {time} is such as "four weeks".
NOTICE: tuple[Text, ...] = (_("My notice is {time}."),)
# Translators: {sum} is such as "42k".
PAY: tuple[Text, ...] = (_("I am looking for {sum}."),)
PAY_AT_LEAST: tuple[Text, ...] = (_("I am looking for at least {sum}."),)
# Translators: {from_when} is such as "on 4 January" or "after two weeks".
CAN_START: tuple[Text, ...] = (_("I can start {from_when}."),)
NEXT: tuple[Text, ...] = (_("They mean to get back to us by {day}."),)
END: tuple[Text, ...] = (
    _("Please let me know when you hear from them."),
    _("Could you let me know as soon as you hear from them?"),
)
CHECK_IN: tuple[Text, ...] = (
    _("Have you heard anything since my interview {when}?"),
    _("Is there any news since my interview {when}?"),
)
CHECK_IN_DAY: tuple[Text, ...] = (_("They expected to decide by {day}."),)
CHECK_IN_AGAIN: tuple[Text, ...] = (
    _("May I ask once more whether you have heard anything since my interview {when}?"),
)
CAN_SEND: tuple[Text, ...] = (
    _("If they need anything else from me, I am happy to send it."),
    _("Should they need anything else from me, just say."),
)
