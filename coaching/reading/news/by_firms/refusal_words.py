"""Lists how employers and agencies write that it is a no, kindly and in many languages."""

import re
from typing import Final

_OTHERS: Final = (
    r"(?:(?:an?|the|some|two|one|three|several|few)? ?(?:other|another|different|internal"
    r"|external|stronger"
    r"|second)? ?(?:other )?(?:candidates?|applicants?|individuals?|persons?|people|profiles?"
    r"|colleagues?"
    r"|finalists?|contenders?|designer|developer|engineer|nurse|teacher|bloke|lad|guy|girl|woman|man|chap)\b"
    r"|someone|somebody|another(?! (?:round|step|interview|call|chat|conversation|meeting|stage"
    r"|date|time"
    r"|day|task|opening|role|position|slot))|others\b)"
)
_CHOSE: Final = (
    r"\b(?:(?:go(?:ne|ing|es)?|went|proceed(?:ed|ing)?|mov(?:e|ed|ing)|continu(?:e|ed|ing)|progress(?:ed|ing)?"
    r"|press(?:ed|ing)? on)(?: forward| ahead| on| instead)* with|decided (?:on|for|in favou?r of)"
    r"|opted for|chosen?|choosing|picked|selected|appointed|hired|offered (?:it"
    r"|the (?:\w+ ){0,3}?(?:role"
    r"|job|post|position)) to|prefer(?:red)?|plumped for|settled on|given (?:it"
    r"|the (?:\w+ ){0,3}?(?:role"
    r"|job|post|position)) to|gone to|went to|accepted by)\b"
)
_POST: Final = (
    r"(?:role|post|position|vacancy|job|opportunity|opening|place|seat|contract|shift|chair|slot)"
)
REFUSALS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_CHOSE} (?:(?!you\b|round\b)\w+ ){{0,3}}?{_OTHERS}",
        (
            rf"\b(?:resolved|decided|chosen|chose|agreed|voted|elected|opted|want(?:ed)?"
            rf"|going) to (?:appoint|hire|choose"
            rf"|select|pick|employ|recruit|offer|go with|run with|bring in"
            rf"|take on) (?:\w+ ){{0,2}}?{_OTHERS}"
        ),
        rf"\b(?:asked|invited) {_OTHERS} (?:\w+ ){{0,4}}?to (?:join|start|take|fill)",
        (
            rf"\b(?:vote|choice|decision|preference) (?:has )?(?:fell|fallen|went|gone"
            rf"|landed) (?:\w+ ){{0,3}}?{_OTHERS}"
        ),
        (
            r"(?:\bnot|n't) (?:\w+ ){0,3}?(?:the |a )?(?:right|best|good|close|strong|ideal"
            r"|perfect) (?:enough )?(?:match|fit)\b"
        ),
        (
            r"\bno longer (?:open|available|vacant)\b|\b(?:since|already|now) hired (?:for|someone"
            r"|into)\b"
        ),
        (
            r"(?:\bnot|n't) (?:able to )?(?:\w+ )?(?:retain(?:ing)?|consider(?:ing)?"
            r"|support(?:ing)?|accept(?:ing)?|bring(?:ing)?)"
            r" (?:you\b|your (?:application|candidature|candidacy|profile))"
        ),
        (
            r"\b(?:close|strong|very near) second\b|\bcame down to (?:one|a|someone|another"
            r"|the other)|\brunner-?up\b"
        ),
        (
            r"(?:\bnot|n't) (?:\w+ ){0,2}?(?:score|meet|reach|pass|satisfy"
            r"|have)[^.!?;\n]{0,20}\b(?:enough|criteria|threshold"
            r"|standard|requirements?|pass mark|benchmark)\b|\bfell (?:just )?short\b"
        ),
        (
            r"\b(?:candidate|person|applicant|one) (?:that |whom? )?(?:they|we"
            r"|the \w+) (?:selected|chose|appointed|picked|hired)\b"
        ),
        (
            r"\byours (?:was|is) (?:not|n't)|(?:\bnot|n't) one of (?:those|the (?:candidates"
            r"|applicants|people))"
        ),
        (
            r"\bno (?:continuar|seguir|avanzar|pasar)[áé]s?\b|\b(?:segu|continu|avan)\w+ (?:con"
            r"|com) (?:otr|outr)[oa]s\b"
        ),
        (
            rf"\b{_POST}s? (?:\([^()\n]{{1,30}}\) )?(?:has|have|is|was"
            rf"|were)(?: \w+){{0,2}}? (?:been )?(?:filled|taken"
            r"|given|offered|accepted|gone|appointed|closed to)\b(?! in (?:the )?(?:next|coming))"
        ),
        (
            r"\b(?:you|your (?:\w+ ){0,3}?(?:application|candidature|candidacy|profile|cv"
            r"|submission"
            r"|name|bid)(?: (?:for|as|to|with)[^.!?;\n]{1,60}?)?)"
            r"(?:'ve| have| has| was| were| is| are| will)(?: \w+){0,2}? ?(?:not|n't"
            r"|un(?:successful"
            r"|suitable))"
            r"[^.!?\n]{0,40}?\b(?:successful|selected|shortlisted|chosen|suitable|suited|among|progress\w*"
            r"|taken|appointed|considered further|next (?:stage|round|step)|longlist\w*|short-?list"
            r"|going (?:forward|further)|recommended|qualif\w+|retained|invited|put forward)"
        ),
        r"\b(?:application|you|candidacy|candidature)\b[^.!?\n]{0,30}\b(?:unsuccessful|unsuitable)\b",
        (
            r"(?:\bnot|n't|\bunable to|cannot"
            r"|decline to) (?:\w+ ){0,4}?(?:(?:be )?(?:progress(?:ing)?"
            r"|tak(?:e|ing)|mov(?:e|ing)"
            r"|go(?:ing)?|proceed(?:ing)?|continu(?:e|ing)|pursu(?:e|ing)"
            r"|carry(?:ing)? on))\b[^.!?;\n]{0,50}?\b(?:(?:with )?(?:you|your|the"
            r"|this) (?:\w+ )?(?:application"
            r"|candidacy|candidature)|(?:with|on) you\b|you (?:any )?(?:further|forward|on"
            r"|through|ahead)"
            r"|(?:it|this|things) (?:any )?(?:further|forward)|any further|further (?:with|on"
            r"|at) (?:you|this)"
            r"|on this (?:one|occasion)|you (?:to|for|into) (?:the )?(?:next|final|second|this))\b"
        ),
        (
            r"(?:\bnot|n't|\bunable to|cannot) (?:\w+ ){0,3}?(?:offer(?:ing)?|invit(?:e|ing)"
            r"|appoint(?:ing)?|employ|hire"
            r"|shortlist|accommodate) (?:you|your|an? |the |this )"
        ),
        (
            r"\b(?:this|it|that)(?: is|'s|s)?(?: probably| certainly)?(?:n't"
            r"| not)(?: going to be)? the (?:answer|news"
            r"|outcome|update|result|reply|message) (?:that )?(?:you|we)\b"
        ),
        (
            r"(?:\bnot|n't) (?:\w+ ){0,3}?(?:the )?(?:news|update|answer"
            r"|outcome) (?:that )?we (?:wanted|hoped|had hoped)"
        ),
        (
            r"\bcannot (?:tell|say|write|confirm)[^.!?\n]{0,40}\b(?:on it|on the list|successful"
            r"|selected)\b"
        ),
        (
            r"\b(?:match(?:es|ed)?|align(?:s|ed)?|fit(?:s|ted)?|suit(?:s|ed)?"
            r"|meets?)\b[^.!?\n]{0,60}\bmore (?:closely|fully"
            r"|directly)\b"
        ),
        (
            r"\bmore closely (?:match|align|fit|suit|meet)\w*|\b(?:closer|better|stronger) (?:match"
            r"|fit)\b[^.!?\n]{0,40}"
            r"\b(?:than|another|someone|other)|\bothers? (?:\w+ ){0,3}?(?:closer|better"
            r"|stronger) (?:match|fit)"
        ),
        (
            r"\b(?:they|we|client|panel|team)(?:'ve| have| has|'s)? (?:\w+ )?(?:someone"
            r"|somebody) (?:further|else|who|with)\b"
        ),
        (
            r"\bhas more (?:\w+[ -]){0,4}?(?:experience|time|years)\b[^.!?\n]{0,80}\b(?:only"
            r"|just) (?:have |had )?"
            r"(?:the )?one\b"
        ),
        (
            r"(?:\bnot|n't) (?:been )?found (?:to be )?(?:suitable|fit|eligible)\b|\bnot (?:under"
            r"|in) consideration\b"
        ),
        r"\bno longer (?:under consideration|being considered|in consideration|considering)\b",
        (
            r"\bdecided (?:not to|against) (?:\w+ ){0,2}?(?:progress|proceed|mov|tak|go|continu"
            r"|offer|invit|pursu|hir"
            r"|fill|appoint)"
        ),
        r"\bclos(?:e|ed|ing) (?:your|the) (?:application|file|candidacy)\b[^.!?\n]{0,20}$",
        # other languages
        (
            r"\b(?:optado|decidido|decantado|elegido|seleccionado|apostado|escogido|optamos|decidimos|optámos|escolhemos)\b"
            r"[^.!?\n]{0,30}\b(?:otr[oa]s?|outr[oa]s?|una persona|uma pessoa|un perfil|um perfil"
            r"|candidat\w+)"
        ),
        (
            r"\bno (?:has|ha|hemos|vamos|podemos|seguir\w+"
            r"|continuar\w+)\b[^.!?\n]{0,40}\b(?:seleccionad[oa]|seguir|continuar"
            r"|avanzar|adelante)\b|\bdescartad[oa]\b"
        ),
        (
            r"\bn[ãa]o (?:foi|foste|fomos|iremos|vamos|daremos|poderemos"
            r"|ser[áa])\b[^.!?\n]{0,40}\b(?:selecionad[oa]|escolhid[oa]"
            r"|seguir|avan[çc]ar|seguimento|prosseguir|continuar)"
        ),
        (
            r"\bn(?:e |')(?:poursuiv\w+|donn\w+|reten\w+|souhait\w+|pouv\w+|a "
            r"|avons )\b[^.!?\n]{0,50}\b(?:suite|candidature"
            r"|ensemble|retenue?|retenir|pas)\b"
        ),
        (
            r"\b(?:choisi|retenu|privilégié|opté pour|sélectionné) (?:un|une|d')(?: autre"
            r"|autre)? ?(?:profil|candidat\w*"
            r"|personne)"
        ),
        (
            r"\b(?:für|zugunsten) (?:eine[nrms]? )?(?:andere[nrms]?"
            r"|ander[en]*) (?:\w+ )?(?:bewerb\w*|kandidat\w*|person\w*)"
            r"|\bfür (?:eine[nr]?) (?:mitbewerber\w*)"
        ),
        r"\b(?:leider|bedauern)\b[^.!?\n]{0,120}\b(?:nicht|keine|absage\w*|absagen|anders)\b",
        (
            r"\b(?:gått|gå) vidare med (?:en )?(?:andra?|annan)|\b(?:verder|gekozen"
            r"|door) (?:te gaan )?(?:met|voor) (?:een )?"
            r"(?:andere?|kandidaat)|\bgått videre med (?:en )?andre?n?"
        ),
        (
            r"\b(?:scelto|deciso)\b[^.!?\n]{0,40}\b(?:altr[oai]|un profilo|candidat\w+)"
            r"|\bnon (?:\w+ ){0,2}?(?:proseguire"
            r"|procedere|proseguiremo|procederemo)"
        ),
    )
)
