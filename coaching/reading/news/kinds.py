"""Tells how an interview is held: by phone, by video, at their place, before a panel."""

from typing import Final

from coaching.model.vocabulary import InterviewKind
from coaching.reading.cues import cue
from coaching.reading.message import Message
from coaching.reading.news.found import says
from coaching.reading.proposals import Stretch

_VIDEO: Final = cue(
    """
    video, zoom, teams, google meet, meet link, on meet, via meet, over meet, skype, webex,
    videochamada, videocall, video-call, video call, videogespräch, hangouts, vidéo, chime,
    whereby, in the meet, facetime
    """
)
_PHONE: Final = cue(
    """
    phone, by phone, on the phone, over the phone, on phone, telephone, phone screen, telefonisch,
    telefon, por telefone, por teléfono, rang, they rang, dial-in
    """
)
_ON_SITE: Final = cue(
    """
    on-site, onsite, in person, face to face, face-to-face, f2f, at their office, at the office,
    at our, their office, in the office, at our office, our office, in their office,
    at their place, vor ort, im büro, presencial, no escritório, sur place, en persona,
    walked through the (plant|warehouse|ward|shop|office), small room, around the table,
    same room,
    at the (warehouse|plant|school|hospital|clinic|shop|store|site|depot|lab|factory|showroom),
    shown around, showed me around, office tour, tour of, half day at,
    at their (headquarters|hq|site|warehouse|plant|lab|studio)
    """
)
_PANEL: Final = cue("panel, panel of, panel interview, gremium, banca")


def kind_within(message: Message, place: Stretch) -> InterviewKind | None:
    """Returns how an interview is held, as far as a stretch of the message says it."""
    for kind, pattern in (
        (InterviewKind.PANEL, _PANEL),
        (InterviewKind.VIDEO, _VIDEO),
        (InterviewKind.ON_SITE, _ON_SITE),
        (InterviewKind.PHONE, _PHONE),
    ):
        if says(message, pattern, place):
            return kind
    return None
