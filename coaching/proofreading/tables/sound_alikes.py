"""Words that sound alike and are taken for each other: your and you're, its and it's, and more."""

from coaching.proofreading.rule import SlipRule
from coaching.proofreading.verbs import any_of

_OPENER = (
    r"(?:that|if|when|because|think|believe|know|hope|heard|see|say|said|while|since|and|but|so|how"
    r"|what|where|glad|sure|whether|as|hear|feel|guess|suppose)"
)
_DOING = any_of(
    "looking going doing trying hoping expecting getting thinking using asking giving having saying"
)
_MOVING = any_of("hiring planning building moving opening growing working aiming starting waiting")
_ABLE = r"(?:able|aware|glad|sure|unsure|certain|afraid|sorry|keen|likely|unlikely|willing)"
_AFTER_OWNER = any_of(
    "patience time team teams help advice kindness support note feedback colleague colleagues"
    " interest offer consideration customers clients website products product approach plan plans"
    " culture insight insights answers explanation calendar address project projects reply response"
    " generosity honesty hospitality guidance experience ideas warehouse office company questions"
)
_A_THING = (
    r"(?!\w+(?:ing|ed|ly|ful|ous|ive|able|ible|ight)\b|(?:welcome|late|early|sure|ready|happy|away|home"
    r"|back|here|there|done|gone|known|shown|given|told|right|wrong|good|best|kind|free|busy|open|keen"
    r"|calm|quick|slow|worth|alone|both|most|more|very|well|just|still|only|ever|never|always|often"
    r"|what|when|that|which|then|than|from|into|onto|over|after|with|made|sent|sold|paid|held|seen"
    r"|near|under|about|across|behind|abroad|married|clear|proud|fond|aware|like)\b)[a-z]{4,}"
)
"""Matches a word that is owned, as it is neither a state nor a small word."""
_DOES = any_of(
    "is was has had runs keeps makes looks feels seems works opens starts needs will would"
)
_LONE = any_of("of with about at for from through by into in")

YOUR = (
    SlipRule(
        rf"\b{_OPENER} (?P<x>your) (?:(?:next|here|back|there|around) (?:in|at|from|on|next)|\w+ing"
        r" (?:an?|the))\b",
        "you're",
        "Let me know when {your|you're} next in Leeds.",
        "I hope your next interview goes well.",
    ),
    SlipRule(
        rf"\b{_OPENER} (?P<x>your) (?:{_DOING}|(?:not|also|still|already|really) \w+ing)\b",
        "you're",
        "I heard that {your|you're} looking for a second cook.",
        "I saw your looking glass and your hiring plan.",
    ),
    SlipRule(
        rf"\b(?P<x>your) {_MOVING} (?:to|on|with|at|towards)\b(?! (?:time|schedule|budget))",
        "you're",
        "{Your|You're} planning to open in May, so I would like to ask.",
        "Your planning meeting and your working day sound calm.",
    ),
    SlipRule(
        rf"\b(?P<x>your) {_ABLE}\b",
        "you're",
        "I hope {your|you're} able to use the sample.",
        "Your ability to listen and your sureness struck me.",
    ),
    SlipRule(
        r"\b(?P<x>your) (?:happy (?:with|to|that|about|for)|free (?:on|to|at|next|this|from)"
        r"|ready (?:to|for)|interested in|busy (?:with|on|next|today|until)|right (?:about|that|to)"
        r"|(?:short|proud|fond|full|out|in need) of|(?:so|too) (?:kind|busy|right)|the"
        r"|in the (?:middle|process)|an? (?!levels?\b))",
        "you're",
        "If {your|you're} happy with it, I can begin.",
        "I liked your happy customers and your free lunch.",
    ),
    SlipRule(
        r"\b(?P<x>your) welcome(?! (?:pack|mail|email|letter|note|message|kit|desk|dinner|drink"
        r"|event|team|call|package|booklet|speech|gift|board|back|week|day|session|page|home))",
        "you're",
        "{Your|You're} welcome to call my last manager.",
        "Your welcome pack was a kind touch.",
    ),
    SlipRule(
        rf"\b(?:{_LONE}|thanks to) (?P<x>you're)\b",
        "your",
        "I thought again about {you're|your} question.",
        "Tell me what you're looking at, and I think you're right.",
    ),
    SlipRule(
        rf"\b(?P<x>you're) {_AFTER_OWNER}\b",
        "your",
        "I enjoyed {you're|your} explanation of the harvest plan.",
        "You're timely, and you're helping people.",
    ),
    SlipRule(
        rf"\b(?P<x>you're) {_A_THING} {_DOES}\b",
        "your",
        "I was told that {you're|your} depot runs all night.",
        "The pay you're offered is fair, and whatever you're making is good.",
    ),
)

_CLAUSE = (
    r"(?:^|(?<=[.!?;,:] )|(?<=[.!?;,:]\n)|(?<=\n)"
    r"|\b(?:think|know|hope|believe|feel|say|said|that|if|because|when|and|but|so|since|as|though"
    r"|although|whether|where) )"
)
_JUDGED = any_of(
    "clear great good true hard easy nice fine okay likely possible important helpful rare unusual"
    " lovely kind rewarding exciting better best difficult useful sad"
)
ITS = (
    SlipRule(
        r"\b(?P<x>its) (?:an? (?!levels?\b)|the|been|not(?!-)|my|your|our|why|because|going to"
        r"|worth|time to|what|how|never been|always been|really|very(?! (?:own|nature|first|best))"
        r"|too)\b",
        "it's",
        "I think {its|it's} a good sign that you ask first.",
        "The firm keeps its very own bees and its not-for-profit arm.",
    ),
    SlipRule(
        rf"{_CLAUSE}(?P<x>its) {_JUDGED}(?= (?:to|that|when|how|for|if|of)\b|[,.!?])",
        "it's",
        "If {its|it's} possible, I would like to see the lab.",
        "I like its good name and its clear rules.",
    ),
    SlipRule(
        r"\b(?P<x>it's) own\b",
        "its",
        "Each shop bakes {it's|its} own bread.",
        "It's owned by a family, and it's our own shop.",
    ),
    SlipRule(
        r"\b(?:of|with|in|for|from|by|at|on|into|through|behind) (?P<x>it's)"
        r"(?! (?:an?|the|been|not|like|just|always|all)\b)",
        "its",
        "I read about the museum and the size of {it's|its} archive.",
        "I know it's late, and it's what I like.",
    ),
    SlipRule(
        r"\b(?:keeps?|kept|lost|doubled|grew|grown|uses?|used|cut|won|needs|shows?|changed|moved"
        r"|opened|closed|improved|has|runs?|built|publishe[sd]|trains?|owns?)"
        r" (?P<x>it's) (?!an?\b|the\b|been\b|not\b|like\b|just\b|always\b|all\b)",
        "its",
        "The bank changed {it's|its} opening hours.",
        "The map shows it's a long way, and it's been closed.",
    ),
    SlipRule(
        r"\b(?:as|than) (?P<x>it's) (?:staff|customers|members|crew|reputation|history"
        r"|founders?|roots"
        r"|guests|values|mission|size|location|clients|teachers|pupils|students|patients|owners?|name"
        r"|people|leaders?|parts?|data|tools)\b(?! (?:who|that|like))",
        "its",
        "A shop is as good as {it's|its} staff.",
        "It is better than it's been, as it's people who matter.",
    ),
    SlipRule(r"\bits'", "its", "The plant and {its'|its} crew.", "It's the crew's plant."),
)

_DOING_THEY = any_of(
    "going doing trying hoping coming getting looking planning using working asking hiring thinking"
)
_THEIR_THINGS = any_of(
    "team teams own customers clients company product products office approach questions website"
    " culture plans staff values budget roadmap rota colleagues work hard time answers patience"
    " decision kitchen school ward"
)
THEIR = (
    SlipRule(
        rf"\b(?P<x>they're) {_A_THING} {_DOES}\b",
        "their",
        "{They're|Their} boat is in the dock today.",
        "Whatever they're building is tall, and they're late is all I know.",
    ),
    SlipRule(
        rf"\b{_OPENER} (?P<x>their) \w+ing (?:an?|the)\b",
        "they're",
        "The twins said that {their|they're} opening a second shop.",
        "I know that their opening hours and their training are long.",
    ),
    SlipRule(
        r"\b(?<!of )(?P<x>their|they're) (?:is|are|was|were|isn't|aren't|wasn't|weren't"
        r"|(?:will|would|could|should|might|may|must|can) (?:be|have been)|(?:has|have|had) been"
        r"|seems? to be)\b",
        "there",
        "{Their|There} was one point I left out.",
        "Theirs was the best answer, and they were kind.",
    ),
    SlipRule(
        rf"\b(?:what|how|why|where|if|when|that|because|while|since) (?P<x>their) {_DOING_THEY}\b",
        "they're",
        "The drivers know what {their|they're} doing.",
        "I know of their going away party.",
    ),
    SlipRule(
        r"\b(?P<x>their) (?:going to|trying to|hoping to|happy to|able to|glad to|not (?:sure"
        r"|\w+ing))",
        "they're",
        "I hope {their|they're} able to join us.",
        "I liked their happy mood and their ability.",
    ),
    SlipRule(
        r"\b(?:that|if|think|because|since|as|but|hope|know|so) (?P<x>there)"
        r" (?:going|trying|hoping|looking) to\b",
        "they're",
        "I think {there|they're} going to like the plan.",
        "The people there looking to learn were many.",
    ),
    SlipRule(
        r"(?:^|[.!?] |\b(?:and|that|but|because|know|think) )(?P<x>there) (?:lucky|happy|glad"
        r"|able|proud"
        r"|keen|busy|aware|right (?:to|about)|short of)\b",
        "they're",
        "{There|They're} lucky to have you.",
        "There are lucky people there.",
    ),
    SlipRule(
        r"\b(?:(?:show|showed|gave|lent|sent|brought|shared|told) (?:me|us)|shared?|love"
        r"|loved|admire"
        r"|enjoyed|read|saw) (?P<x>they're) (?!(?:an?|the|all|not|very|always|still|also|just"
        r"|so|happy"
        r"|glad|sorry|sure|\w+ing|\w+ed)\b)",
        "their",
        "The children showed me {they're|their} drawings.",
        "They told me they're hiring and they're sorry.",
    ),
    SlipRule(
        rf"\b(?:of|with|about|for|from|in|like|liked|how|into|by|on|met|meet) (?P<x>there)"
        rf" {_THEIR_THINGS}\b",
        "their",
        "I was happy to hear how {there|their} rota works.",
        "I like working there, and how there is time.",
    ),
    SlipRule(
        r"\b(?:of|with|about|for|from|at|through|by|into|into|in) (?P<x>they're)\b",
        "their",
        "I learned a lot from {they're|their} notes.",
        "They know they're late, and I think they're right.",
    ),
    SlipRule(
        r"\b(?P<x>they're|there) own\b(?! (?:goal))",
        "their",
        "The nurses plan {there|their} own shifts.",
        "They're owned by a trust.",
    ),
)

WHOSE_WERE_HERE = (
    SlipRule(
        r"\b(?P<x>who's) (?!sure|glad|happy|told|afraid|aware|certain)\w+(?<!ing)(?<!ed)"
        r" (?:I|we|you|they|he|she)\b",
        "whose",
        "I met the cook {who's|whose} bread I had bought.",
        "I met the cook who's sure we can.",
    ),
    SlipRule(
        r"\b(?P<x>who's) (?:notes|name|names|work(?=[ .,])|team|job|role|projects?|ideas?|advice"
        r"|opinion|office|desk|questions?|books?|code|customers?|answers?|experience|words|talk)\b",
        "whose",
        "I met the engineer {who's|whose} notes you named.",
        "I met the nurse who's working nights.",
    ),
    SlipRule(
        r"\b(?P<x>whose) (?:been|going|coming|leading|running|responsible|in charge|looking|not|the"
        r"|an? )\b",
        "who's",
        "I wrote to Kim, {whose|who's} been with you for years.",
        "I wrote to Kim, whose team I know.",
    ),
    SlipRule(
        r"\b(?:we|they|you) (?P<x>where) (?:not|very|so|really|all|happy|able|going|kind|both"
        r"|looking"
        r"|asking|short|busy|able)\b",
        "were",
        "You {where|were} very kind to show me around.",
        "You told us where the trucks go.",
    ),
    SlipRule(
        r"\b(?:(?:office|team|school|company|firm|exactly|ask(?:ed)?|know|understand) (?P<x>were)"
        r" (?:I|you|we|they|he|she|people|everyone)\b(?! (?:also|both|all)))",
        "where",
        "It is a firm {were|where} people stay for years.",
        "The team were kind, and we were shown the ward.",
    ),
    SlipRule(
        r"\b(?:corner|spot|place|room|street|town|hall|house|shop|kitchen|ward|building|floor"
        r"|warehouse|moment|point|city|workplace) (?P<x>were) (?:the|I|you|we|they|he|she|people|my"
        r"|our|your|everyone)\b",
        "where",
        "I know the corner {were|where} the press stands.",
        "The rooms were warm, and you were the first.",
    ),
    SlipRule(
        r"\b(?:to|and|will|we|can) (?P<x>here) (?:from|about|back from|that|how|what|more)\b"
        r"(?! (?:here|there))",
        "hear",
        "I would be glad to {here|hear} about the next step.",
        "I came here from Lyon, and I work here.",
    ),
    SlipRule(
        r"\b(?:work|working|live|been|over|right|in|come|back|started) (?P<x>hear)(?=[.,!?]|$)",
        "here",
        "I have been {hear|here}.",
        "I like what I hear.",
    ),
)
