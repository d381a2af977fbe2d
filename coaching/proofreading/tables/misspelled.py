"""Words that the checker reads as two words, or for which it offers the wrong one."""

from coaching.proofreading.rule import SlipRule
from coaching.proofreading.verbs import any_of, look_up

_MISSPELLED = {
    "absense": "absence", "accross": "across", "adress": "address", "adresses": "addresses",
    "awkard": "awkward", "basicly": "basically", "fourty": "forty", "futher": "further",
    "libary": "library", "foward": "forward", "goverment": "government", "sucess": "success",
    "flexable": "flexible",
    "happend": "happened", "inconvient": "inconvenient", "intervue": "interview",
    "lerned": "learned", "particulary": "particularly", "preffered": "preferred",
    "promiss": "promise", "publically": "publicly", "refered": "referred",
    "relevent": "relevant", "resourse": "resource", "resourses": "resources",
    "suport": "support", "suprise": "surprise", "suprised": "surprised",
    "thourough": "thorough", "tounge": "tongue", "undrestand": "understand", "untill": "until",
    "visable": "visible", "wellcome": "welcome", "wether": "whether", "wich": "which",
    "wierd": "weird", "writting": "writing", "writen": "written", "comming": "coming",
    "prefering": "preferring", "refering": "referring", "begining": "beginning",
    "truley": "truly", "usualy": "usually", "allready": "already", "alltogether": "altogether",
    "allways": "always", "allthough": "although", "eachother": "each other",
}  # fmt: skip

MISSPELLED = (
    SlipRule(
        rf"\b{any_of(_MISSPELLED)}\b",
        look_up(_MISSPELLED),
        "I sent it to your {adress|address}.",
        "I sent it to your address, further up.",
    ),
)
