"""Lists how employers and agencies write that it is a yes, or that they know the person is out."""

import re
from typing import Final

WITHDRAWALS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        (
            r"\b(?:you|your (?:\w+ )?(?:application|candidacy|candidature|name))(?:'ve| have| has"
            r"| had)?(?: now| been"
            r"| successfully)* (?:withdrawn|withdrew|pulled out|removed|taken off|taken out"
            r"|stepped back|dropped out)\b"
        ),
        (
            r"\b(?:removed|removing|taken|taking|withdrawn|took|pulled|striking|dropped) (?:you"
            r"|your (?:\w+ )?(?:application"
            r"|name|profile|cv|candidacy|candidature))(?: \w+)? (?:from|off|out|down|back)\b"
        ),
        (
            r"\b(?:closed|closing|closed out|archived|cancelled|withdrawn|ended) (?:out )?(?:your"
            r"|the) (?:\w+ )?(?:application"
            r"|candidacy|candidature|file|profile)\b[^.!?\n]{0,40}\b(?:end|side|request\w*|asked"
            r"|wish\w*|our system)\b"
        ),
        (
            r"\b(?:your|the) withdrawal\b|\bwithdrawal (?:of|from) your|\b(?:decided|decision"
            r"|chosen"
            r"|choice|wish|asked"
            r"|want(?:ed)?|like) to withdraw\b|\bwithdraw from (?:the|our)\b"
        ),
        (
            r"\b(?:congrat\w*|all the (?:very )?best|best of luck|good luck|every success|success"
            r"|well done)\b[^.!?\n]{0,24}\b(?:new|other)"
            r" (?:gig|job|role|position|post|offer|challenge|adventure|employer|place|opportunity"
            r"|chapter)\b"
        ),
        r"\b(?:sorry|sad|shame|pity|gutted|disappoint\w*)\b[^.!?\n]{0,40}\b(?:lose|losing) you\b",
        (
            r"\byou(?:'ve| have)? (?:\w+ )?(?:decided|chosen|opted|accepted|taken|gone"
            r"|went)(?: \w+){0,2} (?:for |with |to )?"
            r"(?:the |an? )?(?:other|another|different) (?:offer|position|job|role|employer|company"
            r"|firm|place|opportunity)"
        ),
        (
            r"\b(?:sorry|sad|shame|pity|disappoint\w*)\b[^.!?\n]{0,40}\byou(?:'ve"
            r"| have)? (?:decided"
            r"|chosen)(?: \w+)? (?:not|against"
            r"|elsewhere|to (?:withdraw|decline|go))"
        ),
        (
            r"\b(?:sorry|shame|pity)\b[^.!?\n]{0,20}\byou (?:won't|will not"
            r"|'ll not) be joining\b|\brespect your (?:choice"
            r"|decision|wish)|\byou(?:'re| are) (?:pulling|stepping|bowing|dropping) (?:out"
            r"|back)|\byou(?:'ve| have) found"
            r" (?:something|another|a (?:new )?(?:job|role|position))|\b(?:your|per your"
            r"|as) request(?:ed)?\b[^.!?\n]{0,30}"
            r"\bwithdr\w+|\b(?:gone|going|signed|went) with another (?:firm|company|employer|offer)"
        ),
        r"\bno longer (?:wish|want|interested|pursuing|be (?:pursuing|proceeding))\b",
        (
            r"\bretira(?:do|da|r)\b[^.!?\n]{0,20}\b(?:tu|su|sua|a sua) candidatur|\bzurückgezogen"
            r"|\bihre(?:r)? absage\b"
            r"|\bretrait de votre candidature"
        ),
    )
)
OFFERS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        (
            r"\b(?:best|most|highest) (?:we|i) can (?:do|offer|go to|stretch to|manage) is\b"
            r"|\b(?:we|i) can (?:go|stretch|come|move) (?:up )?to [$£€]?\d"
            r"|\b(?:extend|stretch|push|move) (?:the|your) (?:offer )?deadline\b"
            r"|\boffer (?:stands|remains|is open|expires)\b"
        ),
        (
            r"\bapproved your appointment\b|\byour appointment as\b|\bsignify your acceptance\b"
            r"|\bletter of (?:appointment|offer)\b"
        ),
        (
            r"\b(?:your |the )?contract(?:'s| is)? (?:attached|enclosed|on its way)\b"
            r"|\battached (?:is|you(?:'ll| will) find) (?:your|the|our) (?:contract|offer)"
        ),
        (
            r"\b(?:put|make|making|made|present|extend|send|have|has|got|with|forward with"
            r"|out) (?:\w+ ){0,2}?(?:an?|the|our|this|your)"
            r" (?:\w+ ){0,2}?offer\b(?! (?:stage|discussion|is made"
            r"|letter template))[^.!?\n]{0,30}?(?=\bto you\b|\bfor you\b|[:!.,$£€-]|$)"
        ),
        (
            r"\b(?:like|love|want|wants|wish(?:es)?|keen|delighted|pleased|happy|decided"
            r"|thrilled) (?:to )?(?:offer|appoint|hire"
            r"|employ|take on|take) you\b(?! (?:an? |another |the )?(?:\w+ )?(?:interview|slot"
            r"|chance|chat|call|tour|through|round"
            r"|place on the|opportunity to))"
        ),
        (
            r"\b(?:like|love|want|wants|wish|keen for|delighted for"
            r"|happy for) (?:for )?you (?:to join|on board|aboard|to start|to come"
            r" (?:and work|on board)|in the team|on the team|to be (?:our|their|the))\b"
        ),
        r"\bwants? you\b(?=[!.,:]|$| on board| for the (?:job|role|position))",
        (
            r"\b(?:the |this )?(?:job|role|position|post|gig) is yours\b|\byou(?:'ve"
            r"| have)? got (?:it|the (?:\w+ )?(?:job|role"
            r"|position|gig))\b|\bwelcome (?:aboard|to the (?:team|family)|on board)\b"
        ),
        (
            r"\b(?:pleased|delighted|happy|glad|pleasure)\b[^.!?\n]{0,60}\b(?:offer(?:ing)? you"
            r"|appoint you|offer of employment"
            r"|your appointment|confirm your (?:employment|appointment))"
        ),
        (
            r"\bte queremos (?:en|con) |\bla oferta(?: es)?:|\b(?:nuestra|la|una) oferta (?:formal"
            r"|de trabajo|económica)\b"
            r"|\bqueremos (?:ofrecerte|que te (?:unas|incorpores)|contar contigo)\b"
            r"|\beres la persona (?:elegida|seleccionada)"
        ),
        (
            r"\bqueremos (?:oferecer|que (?:você|te) |contar con)|\ba (?:nossa )?proposta(?: é)?:"
            r"|\bquerem(?:os)? -?(?:te|você)"
            r" na equip[ae]"
        ),
        (
            r"\b(?:wir (?:möchten|würden) (?:ihnen|sie|dir|dich)\b[^.!?\n]{0,40}\b(?:anbieten"
            r"|einstellen|an bord))"
            r"|\bzusage\b(?! (?:bis|von ihnen))|\b(?:nous (?:souhaitons"
            r"|aimerions)) vous (?:embaucher|recruter|proposer le poste)"
        ),
    )
)
