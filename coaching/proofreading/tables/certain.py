"""Slips with only one right form, which are mended at once and shown as mended."""

from coaching.proofreading.rule import SlipRule
from coaching.proofreading.tables.joined import CERTAIN_APOSTROPHES
from coaching.proofreading.verbs import any_of, look_up

_NEVER_TWICE = any_of(
    "the a an to of and for with at my your our their this from as or but we they have would should"
    " could I there"
)
_BEGINS = any_of(
    "the it its it's we i thank thanks this that there they you your my our in on at as if when and"
    " but so please would could for what how he she these those after since while with from by"
    " perhaps maybe also both one two where why who although because before during here then"
)
_DAYS = any_of("monday tuesday wednesday thursday friday saturday sunday")
_TONGUES = any_of(
    "english german french spanish portuguese italian dutch european british american chinese"
    " japanese russian arabic hindi swedish norwegian danish finnish greek korean"
)
_COUNTRIES = any_of(
    "spain portugal france germany austria switzerland belgium netherlands luxembourg denmark"
    " norway sweden finland iceland ireland england scotland wales britain poland czechia"
    " slovakia hungary romania bulgaria croatia slovenia serbia greece italy malta cyprus"
    " ukraine russia estonia latvia lithuania canada mexico brazil argentina chile peru"
    " colombia india pakistan bangladesh nepal japan korea vietnam thailand malaysia singapore"
    " indonesia philippines australia egypt morocco tunisia algeria kenya nigeria ghana"
    " ethiopia uganda tanzania zambia israel lebanon syria iraq iran europe africa asia"
    " america"
)
_NO_SHORT_FORM = (
    r"(?<!e\.g\. )(?<!i\.e\. )(?<!etc\. )(?<!vs\. )(?<!approx\. )(?<!incl\. )(?<!dept\. )(?<!no\. )"
)

CERTAIN = (
    SlipRule(
        rf"\b(?P<x>(?P<y>{_NEVER_TWICE})(?:[ \n](?P=y))+)\b",
        r"\g<y>",
        "I saw {the the|the} lab.",
        "I had had that that day, and it was very very good.",
    ),
    SlipRule(
        r"(?<![\w.&/('\"-])(?-i:(?P<x>i(?:'(?:m|ve|ll|d))?))(?![\w./)&'\"-])",
        lambda wrong: wrong.capitalize(),
        "Sam and {i|I} think {i'll|I'll} come.",
        "See i.e. part (i) and the i/o page.",
    ),
    SlipRule(
        rf"(?:(?<=[a-z0-9)]{{2}}[.!?] )|(?<=[a-z0-9)]{{2}}[.!?]\n)"
        rf"|(?<=\n\n)){_NO_SHORT_FORM}(?-i:(?P<x>{_BEGINS}))"
        r"(?![\w'.-])",
        lambda wrong: wrong.capitalize(),
        "It was good. {thank|Thank} you for it.",
        "I use dbt, e.g. the free one, at 3 a.m. and later. dbt is fine.",
    ),
    SlipRule(
        rf"(?<![\w.-])(?-i:(?P<x>{_COUNTRIES}))(?![\w-])(?!\.\w)",
        lambda wrong: wrong.capitalize(),
        "We spoke about the team in {spain|Spain}.",
        "We spoke about Spain and about spain.es.",
    ),
    SlipRule(
        rf"\b(?-i:(?P<x>{_DAYS}))\b(?!\.\w)",
        lambda wrong: wrong.capitalize(),
        "We met on {tuesday|Tuesday}.",
        "We use monday.com on Tuesday.",
    ),
    SlipRule(
        rf"(?<![\w-])(?-i:(?P<x>{_TONGUES}))(?![\w-])(?! (?:fries|windows?|presses|press"
        rf"|doors?)\b)",
        lambda wrong: wrong.capitalize(),
        "I teach {english|English}.",
        "I teach English and sell french fries.",
    ),
    SlipRule(
        rf"\b{any_of(CERTAIN_APOSTROPHES)}\b",
        look_up(CERTAIN_APOSTROPHES),
        "I {dont|don't} mind.",
        "I don't mind.",
    ),
    SlipRule(r"(?<=\S)(?P<x> {2,})(?=\S)", " ", "It was{  | }good.", "It was good."),
    SlipRule(
        r"(?<=\w)(?P<x> )(?=[,;.!?](?:\s|$))", "", "I came{ |}, late.", "I came, and ... left."
    ),
)
