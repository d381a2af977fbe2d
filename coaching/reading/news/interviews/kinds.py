"""Tells how an interview is held: by phone, by video, at their place, before a panel."""

import re
from typing import Final

from coaching.model.vocabulary import InterviewKind
from coaching.reading.message import Message
from coaching.reading.news.found import says
from coaching.reading.proposals import Stretch
from coaching.reading.words.cues import cue

_VIDEO: Final = cue(
    """
    video, zoom, teams, google meet, meet link, on meet, via meet, over meet, skype, webex,
    videochamada, videocall, video-call, video call, videogespräch, hangouts, vidéo, chime,
    whereby, in the meet, facetime, webcam, on camera, camera on, cameras, by meet, en visio,
    in visio, visio, dialled in, dialed in, dials in, on screen, screen share, shared my screen,
    virtual interview, virtually, videollamada, videogesprek
    """
)
_PHONE: Final = cue(
    """
    phone, by phone, on the phone, over the phone, on phone, telephone, phone screen, telefonisch,
    telefon, por telefone, por teléfono, dial-in, off the phone, phone thing,
    phone chat, phone interview, phone call, telephonic, telephonically, par téléphone,
    aan de telefoon, am telefon, hung up
    """
)
_RANG: Final = cue("rang, they rang, rang me, phoned me, (he|she|they) called me")
"""Tells how it was held only where nothing else does: they may have rung to fix it."""
_ON_SITE: Final = cue(
    """
    on-site, onsite, in person, face to face, face-to-face, f2f, at their office, at the office,
    at our, their office, in the office, at our office, our office, in their office,
    at their place, vor ort, im büro, presencial, no escritório, sur place, en persona,
    walked through the (plant|warehouse|ward|shop|office), small room, around the table,
    same room,
    at the (warehouse|plant|school|hospital|clinic|shop|store|site|depot|lab|factory|showroom),
    (in|at) (the|their) (plant|factory|warehouse|depot|clinic|showroom|surgery|yard|works|mill
     |branch|brewery|bakery|kitchen|boatyard|foundry|quarry|salon),
    at their ... (office|site|plant|branch|depot), at their (cabin|stores|counter|place|workshop
     |gallery|theatre|surgery|practice|farm|club|gym|centre|center|premises|unit|base|campus),
    shown around, showed me around, office tour, tour of, half day at,
    at their (headquarters|hq|site|warehouse|plant|lab|studio|place|depot|factory|shop|store),
    following address, at our premises, at our campus, our campus, take place at the, in-person,
    in their (boardroom|canteen|kitchen|showroom|meeting room), their reception,
    in the hall, in the halle, receptionist, at reception, in reception, (first|second|third|top|
     ground|fourth|fifth) floor, up on level, on level, boardroom, board room,
    parking was, parked, handshake, shook (hands|my hand), walked me (to|around|out|round),
    en personne, persoonlijk, op kantoor, in de zaak, cara a cara, pessoalmente, venue, suite,
    went in at, drove (there|over|out|an hour|two hours|all the way), on place
    """
)
_PANEL: Final = cue("panel, panel of, panel interview, gremium, banca")


_AROUND: Final = cue(
    """
    (in|at|inside|on|round|around) (the|their|his|her|a)
     (yard|workshop|garage|kitchen|farm|bakery|bakehouse|salon|branch|ward|club|gym|museum|library
     |theatre|church|stable|stables|mill|shop|shop floor|factory|warehouse|barn|greenhouse
     |laboratory|canteen|boat|ship|surgery|practice|premises|building|restaurant|cafe|hotel|field
     |plant|depot|school|hospital|clinic|studio|showroom|staff room|staffroom|back room|building
     site|quay|hangar|vineyard|nursery|classroom|site|lobby|boardroom|hq|headquarters|main office
     |head office|site office|regional office|store),
    at their ... (office|hq|headquarters|branch|site|yard|depot|campus), physical, physically,
    showed me (all|the|their|round|around|every), on the (ground|boat|farm|ward|shop floor|site),
    the actual office, inside the (bakehouse|shop|school|building|kitchen), in the land rover
    """
)
"""Names where somebody sat, where nothing else is told of: "at their yard in Leeds"."""


def is_around(message: Message, place: Stretch) -> bool:
    """Tells whether a sentence that only says how it was names a place of the employer's."""
    return says(message, _AROUND, place)


def kind_within(message: Message, place: Stretch) -> InterviewKind | None:
    """Returns how an interview is held, as far as a stretch of the message says it."""
    if says(message, _PANEL, place):
        return InterviewKind.PANEL
    if _ONLINE.search(message.lower_text, place.start, place.end):
        return InterviewKind.VIDEO
    found = {
        kind: first
        for kind, pattern in _KINDS
        if (first := _first_place(message, pattern, place)) is not None
    }
    rang = _first_place(message, _RANG, place) is not None
    return min(found, key=lambda kind: found[kind], default=InterviewKind.PHONE if rang else None)


_ONLINE: Final = re.compile(
    r", ?online(?= ?[,.;\n]|$| with)|\bonline (?:interview|call|meeting)\b"
    r"|\bvirtual(?= ?[).,;\n]|$)|\((?:online|remote|remotely|by video)\)"
)
_KINDS: Final = (
    (InterviewKind.VIDEO, _VIDEO),
    (InterviewKind.ON_SITE, _ON_SITE),
    (InterviewKind.PHONE, _PHONE),
)


def _first_place(message: Message, pattern: re.Pattern[str], place: Stretch) -> int | None:
    """Returns where such a word stands first; "checking his phone" says nothing of the kind."""
    plain = message.lower_text
    for found in pattern.finditer(plain, place.start, place.end):
        if not _OWNED.search(plain, max(0, found.start() - 12), found.start()):
            return found.start()
    return None


_OWNED: Final = re.compile(r"\b(?:his|her|their|my|your|whose) $")
