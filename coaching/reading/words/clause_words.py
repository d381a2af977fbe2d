"""These words tell where a clause begins: subjects, verbs of saying, connectives, and blockers."""

from typing import Final

from coaching.reading.words.verb_forms import verb_forms
from coaching.reading.words.word_line import compile_phrases, word_set

CONNECTIVES: Final = (
    "and|but|so|then|anyway|anyways|also|oh|ah|well|plus|though|however|btw|by the way|otherwise"
    "|apparently|after that|after this|in the end|at the end|ok|okay|right|yeah|yes|overall|later"
    "|e|y|et|first|first of all|honestly|basically|actually|nah|lol|haha|uh|um|hmm|und|aber"
    "|danach|dann"
    "|ahi|alli|asi que|halafu|sasa|tapos|kaya|phir|poi|quindi|allora"
    "|mas|depois|entao|pero|luego|despues|mais|puis|ensuite|alors|cause|still|now|next|finally"
)
"""Words that join a clause to the one before it, or only make a sound."""
PLAIN_JOINERS: Final = word_set("and but so und aber e y et pero mas mais")
JOINERS: Final = PLAIN_JOINERS | word_set(
    "then anyway anyways also oh plus though btw otherwise apparently after dann danach"
    " depois entao luego despues puis ensuite afterwards later next"
)
"""Only with these a clause begins where there is no pause."""
BREAKING_CONNECTIVES: Final = word_set("but anyway anyways btw otherwise apparently aber mas pero")
"""With these a clause begins whatever follows."""
PRONOUNS: Final = word_set(
    "i he she they we ich er sie wir eu ele ela eles elas nos yo ella ellos nosotros je il elle ils"
    " elles nous on mam maam madam sir hr rh everyone"
)
PRONOUNS_WITH_VERB: Final = word_set(
    "id im ive ill hes hed shes shed theyre theyd theyll theyve weve were shell youd its itll"
    " jai ja hab ho nikamwambia nikawaambia niliwaambia nilimwambia nikasema sikusema conte"
    " maine"
)
"""Pronoun and verb in one word, as "I'd" is without its apostrophe."""
POINTING: Final = word_set("it that this there thats theres das es isso isto eso esto ca")
VERBS: Final = word_set(
    "is was are were am be has had have will would can could did does do may might must should went"
    " got made took gave said told led ran rang came kept brought thought felt knew saw let put"
    " read spoke wrote met began sat says asks wants thinks reckons feels likes goes seems looks"
    " isnt wasnt didnt doesnt wont couldnt cant hasnt hadnt explains talks runs leads meinte fragte"
    " wollte hat hatte war ist sagte sprach fand perguntou falou disse queria ficou achou quis foi"
    " tem pregunto dijo queria quiso hablo penso es fue tiene demande dit voulait trouvait etait"
    " parle pense jumped joined only dug drove flew dwelt"
)
STRONG_VERBS: Final = word_set(
    "said says say told tell tells asked asks ask asking mentioned explained replied answered"
    " reckons reckoned reckon thinks think thought felt feels wanted wants wondered wonders pushed"
    " promised forgot nailed froze blanked fluffed rambled stumbled waffled liked loved laughed"
    " nodded smiled seemed seems looked raised worried talked talk spoke discussed spent covered"
    " discuss owe wish shouldve couldve should showed gave goes kept grilled quizzed pointed meinte"
    " fragte sagte wollte perguntou falou disse pregunto dijo preguntou falei disse gave messed"
    " guess hope didnt couldnt never will walked wasnt isnt made was fragt sagt admitted bombed"
    " didnt kept started dug drilled struggled panicked"
) | frozenset(
    form
    for name in ("say", "raise", "ask", "think", "react")
    for form in verb_forms(name).split("|")
    if form.endswith(("ed", "aid", "old", "ought", "elt", "ound")) and " " not in form
)
BARE_VERBS: Final = word_set(
    "said told asked went forgot didnt couldnt cant should shouldve wish kam hat perguntou"
    " falamos hablamos conversamos esqueci nailed loved liked got spent mostly talked discussed"
    " showed gave owe promised explained mentioned froze blanked fluffed rambled stumbled waffled"
    " laughed need needs not would could messed bombed smashed aced panicked walked covered turned"
    " landed mainly felt lief gustou adorou adoraram adorei le les se me disse falei dije hab habe"
    " dazu darauf daraufhin hasnt wasnt shrugged struggled answered replied pointed admitted"
    " preguntou respondi expliquei contei respondo contesto olvide quis queria wollte fragte"
    " meinte sagte lots tons"
)
"""A clause may begin with these behind a pause, where its subject is left out."""
AND_VERBS: Final = word_set(
    "said told asked forgot nailed froze blanked fluffed rambled stumbled messed"
    ""
    " promised explained mentioned talked discussed spent respondi disse perguntou respondeu fragte"
    " meinte sagte couldnt didnt should shouldve could owe wanted wondered worried doubted"
)
"""Of these, what may also begin one behind a mere "and"."""
BLOCKERS: Final = word_set(
    "what how why whether if when where which who whom because as than since until till before"
    " after while of about with for to from in on at by the a an my your his her their our its do"
    " did does can could would should is are am was were have has had will or nor not everything"
    " anything something nothing thing things way fact moment every each like unless although dass"
    " ob wie was warum weil wenn als mit von que se como porque quando por si comment pourquoi"
    " quand de da do em com sobre un une le la les des du der die das dem den ein eine whats hows"
    " once even just really only also cause both between and und e y et"
)
"""Behind these no clause of its own begins; "that" is looked at with the word before it."""
COMPLEMENT_VERBS: Final = word_set(
    "said says say saying told tell tells think thinks thought reckon reckons reckoned feel feels"
    " felt guess hope wish believe meinte meint sagte dachte fand glaube worried afraid sure him"
    " her them me us mentioned explained promised means meant heard knew know unconvinced doubt"
    " disse falou acha achou dijo cree pense dit wondered wondering convinced noticed forgot"
    " bothered troubled bugged puzzled"
    " mam maam sir concern concerned suppose sounds seems feared fears"
)
"""What somebody says or thinks follows these at once, and belongs to them."""
ALWAYS_STARTS: Final = compile_phrases(
    """
    (one|only|main|other|another) thing (that|is|was|he|she|they|i|bothering|which)
    the (one|only|main|other) thing (that|is|was|he|she|they|i|bothering|which)
    thing is
    to (that|this|which) (i|he|she|they|we)
    what (let|worried|bothered|threw|went|tripped|caught) [me] _
    (sabi|sagot) (ko|nya|niya|nila|ni)
    what i (should|shouldve|could|wanted|forgot|didnt|wish)
    (next|the next) (step|round|stage) (is|was|will|would|should)
    next up is
    (theres|therell|thered) (a|an|one|also|another|going|still|be)
    my (answer|guess|gut) * [to|on|about|for|there] (was|is|would|went|could|felt|wasnt|seemed|came
        |landed|to|on|about|for|did|didnt|says|said|tells|there)
    (thats|that is|that was|which is|which was) * (shady|sketchy|dodgy|weird|odd|creepy|rude|unfair
        |unprofessional|toxic|fishy|worrying|disrespectful)
    """
)
LOOSE_STARTS: Final = compile_phrases(
    """
    which * (is|was|i|he|she|they|went|felt|made|we|means|meant|id|worried|bothered|concerned
        |bugged|troubled|annoyed|seemed|puzzled|put|surprised|didnt)
    (next|the next|last|the last|final|the final) (is|step|round|stage|one)
    (the|her|his|their|my|one|only|main) [only|main|one|big] (worry|concern|hesitation|doubt)
    (the|one|only|main) [only|main|one] (thing|part|bit)
    (said|told|asked|forgot)
    who * (asked|asks|wanted|worried|doubted|wondered|thought|felt|kept|seemed|liked|loved)
    that i (did|didnt|do|dont) (not|like|love)
    (that|this|which) * (one|bit|part) * i
    (that|which) i * (nailed|smashed|aced|bombed|fluffed|rambled|blanked|enjoyed|loved|botched)
    did (ok|okay|well|fine|alright|good)
    never (got|had|mentioned|asked|said|told|came|thought|showed)
    (loved|liked|hated|enjoyed|praised|appreciated|admired|accepted|questioned|challenged
    |doubted|dismissed|disliked|noted) (it|that|this|them|me|him|her|my|how)
    (were|was|seemed|looked|sounded|felt) (impressed|happy|pleased|keen|curious|excited
    |surprised|delighted|taken|into|fine|ok|okay|not|really|very|quite|so|less|visibly)
    (nodded|smiled|laughed|shrugged|frowned|sighed)
    (dazu|darauf) (hab|habe)
    (a|o) _ (perguntou|falou|disse|quis|ficou|achou|queria)
    """
)
"""A clause can begin so behind a pause or an "and"."""
PAUSED_STARTS: Final = compile_phrases("""
    (if|so) _
    (no|not a|zero) _
""")
"""Behind a pause alone these begin a clause; "and if" goes on with what was asked."""
IF_STARTS: Final = compile_phrases(
    """
    if (its|it is|it goes|its a|that goes|that works|all goes|all is|everything|thats|successful
        |positive|i get|i pass|i make it|i got|they like|they want|they say|he likes|she likes)
    """
)
"""Behind "and" these say what comes next; "and whether I" and "and if I can" go on."""
PLAIN_STARTS: Final = compile_phrases(
    r"""
    (it) (was|is|went|took|lasted|felt|started|wasnt|isnt|turned|seemed|has|had)
    its (a|an|the|not|all|just|on|in|at|going|gonna|been|only|like|more|for|really|pretty|about)
    (he|she|they|i|we) (was|is|were|are|am|wasnt|isnt|werent) >(?!\w+ing\s)\w+
    (hes|shes|im|theyre) >(?!\w+ing\s)\w+
    (hes|shes|im|theyre) (going to|gonna|supposed to|meant to|calling|sending|coming|looking|seeing)
    (he|she|they|we|i) (called|came|went|got|nodded|smiled|laughed|joined|started|finished|left
        |ended|seemed|looked|sounded|stayed|sat|turned|moved|kept|began|tried|still|also|then
        |would|will|can|cant|wont|wouldnt|might|dont|doesnt|do|knew|agreed)
    we (had|did|ran|have)
    (shell|hell|theyll) _
    (my|his|her|their|our|the) [_] _ (is|was|are|were|isnt|wasnt)
    (pay|salary|money|base|hours|package|decision|feedback|parking) (is|was)
    """
)
"""A subject with its verb begins a clause where no sign stands, unless a word reaches for it."""
NOUN_SUBJECT: Final = compile_phrases(
    "(the|my|her|his|their|this|that|our|those|these|another|one|some|mr|mrs|ms|dr|herr|frau)"
    " % (said|asked|told|wanted|was|were|is|are|went|landed|felt|seemed|mentioned|explained|wasnt"
    "|isnt|thought|looked|kept|had|has|will|makes|made|pushed|raised|wondered|could|should)\n"
)
"""A noun with its verb: "the lady of HR said", "my answer on legacies was"."""
