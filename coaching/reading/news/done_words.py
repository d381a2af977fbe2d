"""Knows the words by which a reminder is answered that its step is done, or is not yet."""

import re
from typing import Final

from coaching.reading.words.cues import cue

WHOLE_DONE: Final = cue(
    """
    done, sent, sent it, sent that, did it, did that, finished, all done, it's done, its done,
    all sent, both sent, sent both, sent all, sent them all, both done, done both, sent them both,
    sent them, all of them sent, all of them,
    sent off, just sent it, sent just now, already sent, already done, yep sent, yes sent,
    erledigt, gesendet, enviado, feito, mandei, enviei, done and dusted, sorted, ticked off,
    ok sent, ok done
    """
)
NOT_YET: Final = cue(
    """
    nearly, almost, half, drafting, working on it, not yet, not sent, haven't, hasn't, didn't,
    don't, not done, will, later, tomorrow
    """
)
DONE_AT_ALL: Final = cue(
    """
    done, sent, did it, did that, did them, just did, already did, gone, fired it off, fired off,
    i did, taken care of, dealt with, ticked off, hit send, pressed send, out the door, in the
    mail, crossed off, (thanked|texted|phoned|rang|messaged|chased|nudged
     |briefed|pinged|added) (him|her|them|both|everyone|everybody), on its way,
    in the post, off it went, it's gone, has
    gone, have gone, both gone, all gone, went out, gone out, is out, it's out, mailed, emailed,
    that's off, it's away, it's off, i sent, i wrote, wrote (him|her|them|to), emailed
    (him|her|them), mandé, envié, listo, ya está, c'est fait, je l'ai envoyé, raus, ist raus,
    schon draußen, fatto, spedito, klaar, verzonden, wysłane, skickat, sendt, bheja, bhej diya
    hai, done done, posted, sorted, ticked, wrote it, written, finished, handled, enviado, enviei,
    mandei, feito, erledigt, gesendet, verschickt, envoyé, hecho, verstuurd, gemacht, hab ich,
    gedaan, bhej diya, ho gaya, kar diya, napadala, tapos na,
    left (a|another|him a|her a|them a) (voicemail|message|voice message|vm|voice mail),
    (in|hit|reached) (his|her|their) inbox, (he's|she's|they've|they have|he has|she has) got it,
    (spoke|talked) to (him|her|them), connected, got (it|that|them) done, got round to it,
    (knocked|got) (it|that|them|that one) (out|off), ticked it off, job done
    """
)
YES_THEN: Final = re.compile(
    r"(?:\b(?:yes|yep|yeah|yup|yh|ye|ya|ja|si|sí|sim|oui|aye|did)\b[ ,.]{0,3}"
    r"(?:(?:i|did|sent|it|just|about|like) ){0,3}|^\W*)"
    r"(?:last (?:night|nite)|yesterday|yest|this (?:morning|morn|arvo|aft|afternoon)|earlier"
    r"|just now|already|gestern|ayer|ontem|hier|yday"
    r"|\w+ (?:hours?|hrs?|days?|mins?|minutes) (?:ago|back)"
    r"|ages ago|on (?:my|the) (?:break|train|bus|way home))\b"
)
"""Says yes to a reminder, or only when it was done."""
TICKS: Final = ("✅", "☑️", "✔️", "✔", "☑")
"""Each alone says that it is done."""
