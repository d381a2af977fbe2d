"""The few words that a smoother letter may hold beyond those of the letter, or do without."""

from typing import Final

from coaching.reading.people.word_set import word_set

ADDED: Final = word_set("also")
FILLERS: Final = word_set("very really actually basically simply also")
"""Weigh nothing, so that a sentence says the same without them."""
FILLER_PAIRS: Final = frozenset({("very", "much"), ("so", "much")})
"""Weigh nothing together; one of them alone would be no English."""
BEFORE_THAT: Final = word_set(
    "hope think believe know say said mean told tell feel sure glad heard"
)
"""Go with "that" and without it."""
ALIKE: Final = (
    word_set("glad pleased happy"),
    word_set("good nice"),
    word_set("talk conversation"),
)
"""May stand for each other in a sentence of ours."""
LONG_FORMS: Final = {
    "i'm": ("i", "am"),
    "i've": ("i", "have"),
    "i'll": ("i", "will"),
    "you've": ("you", "have"),
    "you're": ("you", "are"),
    "you'll": ("you", "will"),
    "we've": ("we", "have"),
    "we're": ("we", "are"),
    "we'll": ("we", "will"),
    "it's": ("it", "is"),
    "that's": ("that", "is"),
    "don't": ("do", "not"),
    "didn't": ("did", "not"),
    "doesn't": ("does", "not"),
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "couldn't": ("could", "not"),
    "won't": ("will", "not"),
    "wouldn't": ("would", "not"),
    "isn't": ("is", "not"),
    "wasn't": ("was", "not"),
    "haven't": ("have", "not"),
    "hadn't": ("had", "not"),
    "aren't": ("are", "not"),
    "weren't": ("were", "not"),
    "shouldn't": ("should", "not"),
}
WOULD: Final = {"i'd": ("i", "would"), "we'd": ("we", "would"), "you'd": ("you", "would")}
AFTER_WOULD: Final = word_set("like love be welcome appreciate gladly")
"""Tell that "I'd" is "I would" and not "I had"."""
SUBJECTS: Final = word_set("i we you")
"""Need not be said again after "and", where two sentences begin with the same one."""
HELPING_VERBS: Final = word_set("have had am are was were would will can do did")
"""Need not be said again either."""
BEFORE_BARE_VERBS: Final = word_set(
    "to do did does let help helped make made see saw hear heard watch watched"
)
"""Go with a verb as it stands in "drive"; behind "and" it would seem to go with them too."""
NEGATIONS: Final = word_set(
    "not no never none nobody nothing neither nor hardly rarely seldom barely without"
)
"""In a sentence with such a word, what stands behind "and" would seem to be denied as well."""
OTHER_SUBJECTS: Final = word_set("i we you he she they it who which that this there")
"""Behind such a word in the first sentence, it would no longer be plain who is meant."""
JOINED_BY: Final = {"which": word_set("it this"), "where": word_set("there")}
"""What a joining word stands for at the beginning of the sentence that it joins."""
EMPTY_IT: Final = word_set("to that")
"""Behind "it is" and a word, they tell what the "it" is: it stands for nothing before it."""
