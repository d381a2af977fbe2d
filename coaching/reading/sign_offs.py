"""Knows how mails are signed off, so that the line below is read as the name of who wrote."""

import re
from typing import Final

SIGN_OFF_WORDS: Final = (
    r"(?:(?:with )?(?:kind|best|warm|warmest|kindest)(?: regards| wishes)?|regards|many thanks"
    r"|cheers"
    r"|thanks(?: again| a mill(?:ion)?| heaps| so much| & regards| and regards)?|thank you"
    r"|thank you so much|sincerely|yours(?: sincerely| faithfully| truly)?|take care"
    r"|all the best|speak soon|talk soon|see you then|apologies again|mit freundlichen gr(?:ü|ue)"
    r"(?:ß|ss)en|mfg|gru(?:ß|ss)|(?:mit )?(?:viele[n]?|beste[n]?|liebe[n]?) gr(?:ü|ue)(?:ß|ss)en?"
    r"|(?:um )?abra[çc]os?|atenciosamente|att|cordialmente|saludos|un saludo|cordialement"
    r"|pozdrawiam(?: serdecznie)?|z poważaniem|ng[āa] mihi(?: nui)?|(?:hartelijke|vriendelijke)"
    r" groet(?:en)?|herzliche gr(?:ü|ue)(?:ß|ss)e|(?:cordiali |distinti |un cordiale )?salut[oi]"
    r"|(?:med )?v[äe]nlig(?:a)? h[äi]ls(?:ning(?:ar)?|en)|(?:med )?(?:venn?lig )?hilsen"
    r"|(?:com os melhores )?cumprimentos|un abrazo|atentamente|[àa] bient[ôo]t|bien cordialement"
    r"|s pozdravem|respectfully|warmly|rgds|br|vg|lg|vlg|mvh|asante|salamat(?: po)?|slán"
    r"|bien à vous|met vriendelijke groet(?:en)?|groeten|groetjes|tot dan|is mise le meas"
    r"|le (?:gach dea-)?mh?eas|n[āa]ku(?: noa)?,? n[āa]"
    r"|cheers (?:bud|mate|all|folks|pal)|ta|thx|tks|tnx|thanks (?:n|and) regards|with regards"
    r"|warm wishes|hälsningar|ystävällisin terveisin|terveisin|üdvözlettel|agur|cofion(?: cynnes)?"
    r"|una abraçada|salutacions|alles gute(?: und .{0,24})?|bis (?:dann|dahin|bald)|un saluto"
    r"|see you (?:soon|there|on \w+day)|looking forward|until then|yours|go well|stay well"
    r"|mange hilsener|hilsen|s pozdravom|lep pozdrav|srdačan pozdrav|cu stimă|saygılarımla|best)"
)
_SIGNED: Final = re.compile(
    rf"(?im)^[ \t]*(?:{SIGN_OFF_WORDS})(?:[ \t]*/[ \t]*(?:{SIGN_OFF_WORDS}))?"
    r"[ \t]*[,.!]?[ \t]*\n[ \t\n]*(?:(?:i|p)\. ?(?:a|v|p)\. ?)?"
    r"(?=(?P<name>[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,3})[ \t]*(?:\n|$|[|,(]|\s[-–—|]\s))"
)


_SIGNED_ALONE: Final = re.compile(
    r"[.!?)][ \t]*\n[ \t]*\n+(?P<name>[A-Z][\w'’-]{1,20}(?: [A-Z][\w'’.-]{0,20}){1,2})[ \t]*\n"
    r"(?:[^\n@]{2,60}\n){0,3}[^\n]{0,60}(?:@\w|\d{3})[^\n]*(?:\n[^\n]{0,60}){0,3}\s*$"
)
"""Is a name on a line of its own below the last sentence, above somebody's address or number."""


def find_signed_name(text: str) -> int | None:
    """Returns where the name below a sign-off begins; None where no mail is signed."""
    match = _SIGNED.search(text) or _SIGNED_ALONE.search(text)
    return match.start("name") if match else None
