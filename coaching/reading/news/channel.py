"""Reads how the employer may be reached: by mail alone, or by a call as well."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.model.vocabulary import Channel
from coaching.reading.matter import matter_at
from coaching.reading.message import Message
from coaching.reading.news.found import find_first
from coaching.reading.proposals import ChannelSaid
from coaching.reading.words.cues import cue

_EMAIL_ONLY: Final = cue(
    """
    only (by|via|per|through|over) (email|mail|e-mail), (by|via|per) (email|mail|e-mail) only,
    (email|mail|e-mail) only, only (email|mail|write|message), no (phone)? calls, please no calls,
    (doesn't|don't|didn't|does not|do not) (want|like|take|accept|answer) (any|phone|to be)?
    (calls|called),
    to (write|email|mail) ... (not|rather than|instead of|don't) (to)? (ring|call|phone|ringing
    |calling|phoning),
    (write|email|mail) ... (not|rather than|instead of|don't) (ring|call|phone|ringing|calling),
    no calls please, pas d'appels, pas d'appel, they'll only write, only write, geen telefoontjes,
    ligações não, sin llamadas, (don't|do not|dont) (call|ring|phone),
    (not to|never) (call|ring|phone),
    rather not be called, (prefer|prefers|preferred) (email|e-mail|emails|mail|it in writing),
    (prefer|prefers|preferred) (everything|it|things|all) (by|via|on|over|in)
     (email|e-mail|mail|writing),
    (email|mail|e-mail)('s|s| is| works)? best, (email|mail|e-mail) is (better|easier|easiest),
    best (by|via|on) (email|mail|e-mail), (best|easiest|better) to (email|mail|write),
    (never|hardly|rarely) (hear|answer|pick up) ... phone, don't pick up,
    (should|must|may) not (phone|call|ring), (will|would|'ll) only write, calls not,
    (we|i|people|candidates) (should|must|may|are to) not (call|ring|phone),
    (nobody|no one|noone) (should|must|may|is to) (call|ring|phone), no (telephone|phone)? calls,
    please not to (call|ring|phone), not to (call|ring|phone) (them|her|him|the),
    (rather|prefer|prefers) ... (didn't|did not|don't) (chase|call|ring|phone),
    (will|would|'ll) only (send|write|use) (a|an)? (mail|email|mails|emails|letter|message),
    in writing only, only in writing, write only, nur per (mail|e-mail|email), nur (mail|email),
    nicht anrufen, keine anrufe, (só|so|apenas) por (email|e-mail), sem ligações, nada de ligar,
    solo por (correo|mail|email), (uniquement|seulement) par (mail|email)
    """
)
_CALL_ALLOWED: Final = cue(
    """
    (doesn't|don't|does not|do not|didn't|wouldn't) mind (a|getting|taking|the|being)?
     (phone|quick)? (call|calls|ring|rings|called|rung|phoned),
    (call|ring|phone|text|reach|buzz) (me|her|him|them) (any time|anytime|whenever|directly),
    (can|could|may|should) (call|ring|phone|text) (her|him|them|me),
    i (can|could|may) (just|always|also)? (call|ring|phone) ... (any time|anytime|whenever), free
    to (call|ring|phone),
    (happy|glad|fine|ok|okay) (with|to take|taking) (a)? (call|calls), to call me, to ring me,
    (calls|call|phone) preferred, (prefer|prefers) (a call|calls|the phone|phone),
    (text|texting|call|calls|calling|ringing|a call|phone) (is|are) (ok|okay|fine|welcome|good|
     best), (ok|okay|fine) to (call|ring|phone|text),
    (any|for|with|of) questions ... (call|ring|phone), please (call|ring|phone) me,
    any question i am on,
    (call|ring|text|phone) (me|her|him|them) (cell|mobile|direct|phone|line),
    (call|ring|text) (her|him|them)
     with, (welcome|allowed) to (call|ring|phone), text or call, call or text,
    (ring|call|phone) or (text|email), (márcame|marcame|llámame|llamame) (si|cuando|por|con),
    (grand|happy|fine|good|ok|okay) with a (call|ring|text), (grab|catch|ring|call|buzz)
     (me|her|him) (any ?time|whenever|any (evening|day|morning|afternoon)),
    if a (quick|short|brief)? (chat|call) would help, shout if you want to talk,
    (rather|sooner|prefers) (i|we) (text|call|ring), anrufen ist ok, anruf ist ok,
    give (me|her|him) a (call|ring|bell) (any time|anytime|if|whenever),
    (rufen sie|ruf) ... gerne, gerne anrufen, darf anrufen, kann anrufen, pode ligar,
    pode me ligar, puedes llamar, puede llamar
    """
)


_ON_NUMBER: Final = re.compile(
    r"\b(?:ring|call|bell|phone|text|reach|whatsapp)\b(?: me| us)? (?:on|at) [+(]?\d[\d ()-]{6,}"
)
"""Invites to call a number: "give me a ring on 0491 570 157"; "ring me on Monday" does not."""


def read_channel(message: Message) -> Iterator[ChannelSaid]:
    """Reads the employer's word on calls; a wish for mail alone wins over a number given."""
    for value, pattern in (
        (Channel.EMAIL_ONLY, _EMAIL_ONLY),
        (Channel.CALL_ALLOWED, _CALL_ALLOWED),
    ):
        if found := find_first(message, pattern):
            yield ChannelSaid(found.sentence, matter_at(message, found.place), value=value)
            return
    if invited := find_first(message, _ON_NUMBER):
        matter = matter_at(message, invited.place)
        yield ChannelSaid(invited.sentence, matter, value=Channel.CALL_ALLOWED)
