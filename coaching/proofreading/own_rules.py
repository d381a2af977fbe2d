"""All the rules of our own, in the order in which they win where two meet."""

from coaching.proofreading.rule import SlipRule
from coaching.proofreading.tables import (
    agreement,
    joined,
    little_words,
    misspelled,
    mix_ups,
    rare_mix_ups,
    sound_alikes,
    verb_forms,
)

OWN_RULES: tuple[SlipRule, ...] = (
    *misspelled.MISSPELLED,
    *joined.JOINED,
    *joined.APOSTROPHES,
    *sound_alikes.YOUR,
    *sound_alikes.ITS,
    *sound_alikes.THEIR,
    *sound_alikes.WHOSE_WERE_HERE,
    *mix_ups.THAN_TOO,
    *mix_ups.MEANING,
    *rare_mix_ups.RARE,
    *verb_forms.FORWARD,
    *verb_forms.PERFECT,
    *agreement.AGREEMENT,
    *little_words.ARTICLES,
    *little_words.PREPOSITIONS,
    *little_words.DOUBLE,
)
