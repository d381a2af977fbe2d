"""Finds what gave the person an odd feeling about the employer, and what may not be asked."""

import re
from typing import Final

from coaching.reading.proposals import NoteKind
from coaching.reading.telling.clause_view import ClauseView, FoundNote
from coaching.reading.telling.who_speaks.subjects import Doer
from coaching.reading.words.word_line import compile_phrases

_OFF: Final = (
    "off|weird|odd|creepy|sketchy|shady|fishy|toxic|rude|bitter|dodgy|unprofessional|chaotic"
    "|disrespectful|condescending|patronising|patronizing|hostile|aggressive|sexist|racist|strange"
    "|disorganised|disorganized|arrogant|dismissive|komisch|merkwurdig|seltsam|estranho|grosseiro"
    "|raro|bizarre|evasive|nasty|grumpy with"
)
_EVERYBODY: Final = (
    "everyone|everybody|people|they all|the team|half the team|the whole team|most of them|staff"
)
_ODD: Final = compile_phrases(
    rf"""
    (two|three|four|five|six|several|half|most|many) [of the|of their|of them] _ * [have|had|just
        |already] (left|quit|quits|resigned|walked out|burnt out|burned out) (since|in|within|this
        |last|because|already|over)
    (nobody|no one|noone|they|she|he) (would|could) [not] * (say|tell|explain) [me|us] (why|who
        |what|how)
    (they|everyone|everybody|both|he|she) [both|all] * went * (quiet|silent|cold|pale)
    (took|answered|made) * (a|the|his|her) [phone] (call|calls) ~ (during|while|middle|through)
    (made|told|cracked|dropped|had) * [a|an|some|several|this] (joke|jokes|comment|comments|remark
        |remarks|dig) about >women|men|my|the|his|her|foreigners|blondes|gays|pregnan\w+|age|older
    (theyve|they have|had|has|have|gone through|been through|on|is|are|got) * [their|its|the] (two
        |three|four|five|six|seven|several|many|third|fourth|fifth|sixth|2|3|4|5|6|7) _ [_] in
        + (a|one|two|three|four|five|this|the last|the past|under|less than|as many|2|3|4|5)
        + [two|three|few] [year|years|months|weeks]
    (everyone|everybody|the team|they all|staff|people|the staff|half of them) * (looked|seemed
        |looks|seem) * (exhausted|tired|miserable|stressed|burnt out|burned out|scared|unhappy
        |knackered|fed up|on edge|shattered|frightened|drained)
    (nobody|no one|none of them|neither of them|neither) * (had|has) * (read|looked at|seen|opened)
    (lost|lose|losing) * (two|three|four|five|six|several|many|half|a lot|2|3|4|5) _ [_] (since
        |in|this|within|last|already)
    (keep|keeps|kept|hold|holds|confiscate) * (the|my|your|our|their|staff) (passport|passports
        |documents|tips|wages|id|deposit)
    (dont|doesnt|didnt|do not|does not) (match|add up|line up|tally|fit together)
    (shouted|yelled|screamed|snapped) * (at|in) ~
    (isnt|is not|not even|hardly|barely) * legal
    kept (calling|touching|patting|interrupting|looking at|commenting on) ~
    (made|told|cracked|dropped) * [a|an|some|several] * (sexist|racist|rude|inappropriate|nasty
        |mean|weird|off|dirty|bad|snide|cheap|ageist|homophobic) (joke|jokes|comment|comments
        |remark|remarks)
    (nobody|no one|hardly anyone|hardly anybody|noone) * (takes|took|uses|gets|has|leaves|goes
        |stays|lasts|knows|knew|smiled|there) ~
    (couldnt|wouldnt|didnt|cant|wont) * (say|tell|explain|answer|name|give) [me|us] * (who|what
        |why|how|the|when|a) ~ (budget|salary|boss|role|job|team|turnover|left|hours|is|range
        |contract|target|targets)
    (dodged|avoided|ducked|brushed off|sidestepped) ~ (question|questions|topic|subject|salary)
    (high pressure|micromanages|micromanaging|micromanager|micromanagement|chaos|chaotic
        |firefighting|understaffed|short staffed|layoffs|lay offs|restructuring|hire and fire)
    (bugged|bothered|bugs|bothers|worried|annoyed|irritated|unsettled|shocked|creeped) me [out|off]
    put me off
    (red flag|red flags|alarm bells|alarm bell|warning sign|bad sign|deal breaker|dealbreaker)
    (didnt|doesnt) sit [right|well]
    (rubbed me|left a bad taste|off putting|offputting|mulmig|bad vibe|bad vibes|weird vibe
        |bad feeling)
    gave me * (a|the) * (bad|weird|odd|strange|funny) (feeling|vibe|impression)
    (gave me the creeps|gave me pause)
    (was|were|is|felt|feels|seemed|seems|sounded|came across) * [a] ({_OFF})
    felt like (they|he|she|nobody|everyone|everybody|the) ~ (fighting|hiding|lying|argue|arguing
        |hate
        |hated|scared|afraid|cared|blaming|desperate|chaos|each other)
    (weekend|weekends|saturday|saturdays|sunday|sundays|overtime|late nights|night shifts
        |evenings) ~ (normal|usual|expected|standard|common|part of)
    (normal|usual|expected|common|standard|expect|expects|have|used) [me|you|people] to * (work|be
        |stay) * [online|on call|available] ~ (weekend|weekends|evening|evenings|night|nights|late
        |sundays|saturdays|holidays|nine|ten)
    ({_EVERYBODY}) * (work|works|working|stay|stays|log on) ~ (weekends|evenings|nights|late|till
        |until)
    (stay|stays|work|works|working) * (till|until|past) (seven|eight|nine|ten|eleven|midnight|7|8
        |9|10|11)
    unpaid (overtime|trial|work|hours|internship|test|extra)
    (overtime|extra hours) ~ (unpaid|not paid|isnt paid|for free|expected|not compensated)
    (no overtime pay|no paid overtime)
    (high|crazy|huge|massive|lots of|big) (turnover|churn|fluctuation)
    ({_EVERYBODY}|two people|three people|four people|two|three|four|several) [who|has|have|had
        |just|all|already|apparently|ever] (left|leaving|quit|quits|resigned|burnt out
        |burned out|walked out) (since|in|within|after|this|last|because|already)
    (last|previous) [two|three|few] (person|people|one|ones|guy|guys|manager|woman|hire|two
        |three) ~ (left|quit
        |fired|burnt out|burned out|walked out|lasted|resigned|gone)
    (third|fourth|second|2nd|3rd|fifth|4th) (person|one|hire|manager|boss) in (this|that
        |the) ~ (role|job|seat
        |year|months)
    (second|third|2nd|3rd|fourth) time (this|it|that|they|she|he) ~
    (showed|turned|rocked|came|joined|logged|arrived|was|were|dialled|dialed) * [up|in
        |on] ~ late
    (kept me waiting|made me wait|let me wait|stood me up)
    didnt * (apologise|apologize|say sorry|introduce|look at|know who|know my name|turn on
        |have my cv|read my)
    (hadnt|had not|havent) * (read|looked at|seen|opened) my (cv|resume|application)
    (kept|keeps|was|were) (interrupting|checking|looking at|scrolling|texting|on) ~ (me|phone
        |phones|watch
        |laptop|emails)
    (interrupted me|talked over me|shouted|yelled|badmouthed|bad mouthed|slagged off
        |talked down to|made fun of
        |laughed at me|mocked|rolled his eyes|rolled her eyes|no camera|was eating)
    (badmouthing|bad mouthing|slagging off|trashing|ranting about|complaining about) ~
    (like|are|were) (a|one) [big] family
    (no work life balance|wear many hats|work hard play hard|hustle culture|always on)
    (couldnt|wouldnt|nobody could|no one could|didnt want to) tell me ~ (who|what|why|how|salary
        |pay|budget)
    """
)
_UNLAWFUL: Final = compile_phrases(
    """
    (having|have|want|any|got|plan|planning|more) [any|a|on|to have|small|young] (kids
        |children
        |family|baby|child|babies)
    (my|with) [small|young] (kids|children|baby|babies)
    (pregnant|pregnancy|married|marital|husband|wife|boyfriend|girlfriend|partner does|religion
        |religious
        |church|mosque|temple|caste|childcare|kinderwunsch|schwanger|verheiratet|filhos|casada
        |casado|hijos
        |embarazada|gravida|enceinte|nationality|disability|disabilities|union|engaged|single)
    (how old|my age|my date of birth|start a family|starting a family|sexual orientation
        |des enfants)
    (kinder|kind) (will|plane|habe|mochte)
    """
)
_PREFACE: Final = re.compile(
    r"(?:was mich (?:\w+ )?(?:stort|storte|nervt|irritiert|wundert|abschreckt)|lo que no me"
    r" (?:gusta|gusto)|o que (?:nao )?me (?:incomoda|incomodou|agradou)|ce qui me (?:gene|derange)"
    r"|quello che non mi (?:piace|e piaciuto)) ?$|"
    r"(?:what|something|one thing|the thing|the bit|the part) (?:that )?i (?:didnt|dont|did not) "
    r"(?:\w+ )?(?:like|love|enjoy|care for)(?: (?:was|is|so much|much|,|:))* ?$|"
    r"(?:one|only|the only|the one|another|other|main|a|thing is|what|big|bit of a) (?:\w+"
    r" ){0,4}(?:bugged"
    r"|bothered|worried|put|annoyed|flag|irritated|shocked|unsettled|odd|weird|off)"
    r"(?: (?:me|for me|was|is|though|off|a bit|a little|slightly|,|:))* ?$"
)
_TALKED: Final = re.compile(
    r"(?:then |also |and )?(?:we|i) (?:\w+ )?(?:talked|spoke|chatted|discussed|covered|had) "
)
_KINDLY: Final = re.compile(
    r"\b(?:in a good way|squeezed|smiled|nodded|hugged|hug|tears|touched|moved)\b"
)
_MY_WAY: Final = re.compile(
    r"\b(?:bus|train|tram|taxi|cab|uber|flight|metro|weather|lift|wifi|internet|area|traffic"
    r"|parking"
    r"|coffee|stomach|tummy|knee)\b"
)


_EXCUSED: Final = re.compile(
    r"(?<![^ .!?])(?:[^ .!?]+ ){0,6}late (?:[^ .!?]+ ){0,4}?(?:apologi[sz]ed|apologies|sorry) "
)


_NAMED_BAD: Final = compile_phrases(
    """
    (negative|bad|sour|ugly|worrying|odd|weird|strange|unpleasant) (point|thing|part|side|note|bit
        |sign) (is|was|:) [that]
    (thing|part|bit|point) i (did not|didnt|dont|do not) * (like|love|enjoy) (is|was|:) [that]
    (what|thing that) (bothers|bothered|bugs|bugged|annoyed|annoys|worries) me (is|was|:) [that]
    """
)
_ITSELF: Final = re.compile(
    r"(?: ,)?(?: which)?(?: ,)?(?: was| is| a| bit of| bit){0,6} (?:red flag|alarm bell|bad sign"
    r"|warning sign) $"
)


def _find_named_bad(view: ClauseView) -> FoundNote | None:
    """Finds "the negative point is that ..." and "..., which, bit of a red flag"."""
    if (named := view.search(_NAMED_BAD)) and named[1] < view.last:
        return FoundNote(NoteKind.RED_FLAG, named[1], view.last)
    judged = _ITSELF.search(" " + view.text)
    if judged is None or judged.start() < _FEWEST_LETTERS:
        return None
    return FoundNote(
        NoteKind.RED_FLAG,
        view.first,
        view.line.place(view.line.offset(view.first) + judged.start() - 1) + 1,
    )


_FEWEST_LETTERS: Final = 12


_HEADING: Final = re.compile(
    r"(?:(?:and|also|one|an?|another|the|big|huge|small|slight|main|my|first|second|only) ){0,3}"
    r"(?:red flags?|alarm bells?|warning signs?|bad signs?|deal ?breakers?) "
    r"(?:(?:at|from|with|for|about|in|on|of) (?:[^ ]+ ){1,5})?$"
)


def _is_heading(view: ClauseView) -> bool:
    """Tells whether it names the kind and the firm before a colon: "red flag at Acme: ..."."""
    behind = list(view.line.words[view.last : view.last + 1])
    return behind == [":"] and _HEADING.match(view.text) is not None


def find_red_flag(view: ClauseView) -> FoundNote | None:
    """Returns what felt wrong; where it is only announced, the note is empty."""
    if named := _find_named_bad(view):
        return named
    if _PREFACE.match(view.text) or _is_heading(view):
        return FoundNote(NoteKind.RED_FLAG, view.last, view.last)
    cue = view.find(_ODD, (Doer.THEM, Doer.THING, Doer.LEFT_OUT))
    if _TALKED.match(view.text) or _KINDLY.search(view.text):
        return None
    if cue and _EXCUSED.search(view.line.text, view.line.offset(cue.first)):
        return None
    if cue is None or _MY_WAY.search(view.line.between(view.first, cue.last)):
        return None
    return FoundNote(NoteKind.RED_FLAG, view.first, view.last)


def is_unlawful(text: str) -> bool:
    """Tells whether an employer may hardly ask this."""
    return bool(_UNLAWFUL.search(" " + text))
