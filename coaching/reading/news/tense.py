"""Tells whether a sentence speaks of what was or of what is to come."""

from typing import Final

from coaching.reading.words.cues import cue

PAST: Final = cue(
    """
    had, was, were, went, did, done, done with, finished, just finished, just got out, got out of,
    just out of, came out of, just back from, i'm back from, back from (the|my|an|a|it), just had,
    spoke, spoke to, talked, met, saw, interviewed,
    happened, took place, wrapped, started at, it's over, thats it, that was, got off the,
    just off, been to, been in, been at, been over, been up, been down, yesterday, last, ago, this
    morning, earlier, hatte, war, waren, gestern, heute früh,
    vorbei, habe gesprochen, tive, fiz, foi, acabei, terminei, ontem, tuve, fui, ayer, hier,
    j'ai eu, j'ai passé
    """
)
AHEAD: Final = cue(
    """
    coming up, is on, is at, will be, next, upcoming, tomorrow, have an?, i have, i've got,
    got an?, (want|wants|wanting) to (see|meet|talk|interview),
    invited, invite, scheduled, booked, (want|wants) (me|you),
    would like to (see|meet|invite), love to see, in the diary, on for, going to, see you, morgen,
    nächste, amanhã, próxima, mañana, demain
    """
)
