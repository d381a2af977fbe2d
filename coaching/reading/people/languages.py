"""Knows the words for languages and peoples, so that "I've no Italian" names nobody and no firm."""

from typing import Final

from coaching.reading.people.word_set import word_set

LANGUAGES_AND_PEOPLES: Final = word_set(
    """
    irish indian turkish russian israeli iraqi syrian lebanese sudanese ethiopian eritrean tunisian
    algerian libyan zambian zimbabwean ugandan rwandan tanzanian jamaican cuban venezuelan
    ecuadorian
    alemana aleman alema alemao francesa frances espanola italiana inglesa ingles brasilena
    brasileira
    chilena colombiana mexicana peruana chino japonesa japones polaca portuguesa holandesa
    suica norteamericana
    bolivian paraguayan uruguayan honduran
    afrikaans albanian american amharic arabic argentinian armenian asian australian austrian
    bahasa basque belgian bengali brazilian british bulgarian burmese canadian cantonese catalan
    chilean chinese colombian croatian czech danish dutch egyptian estonian european
    filipino finnish flemish gaelic ghanaian greek gujarati hausa hebrew
    hindi hungarian icelandic igbo indonesian iranian italian japanese kannada
    kenyan khmer kurdish latvian lithuanian malay malayalam mandarin maori marathi
    mexican moroccan nepali nigerian norwegian pakistani pashto persian peruvian polish portuguese
    punjabi quechua romanian sanskrit scottish serbian sinhala slovak slovenian somali
    spanish swahili swedish swiss tagalog taiwanese tamil telugu thai tibetan twi ukrainian
    urdu uzbek vietnamese xhosa yiddish yoruba deutsch englisch franzosisch spanisch
    ingles frances espanol portugues alemao italiano anglais allemand espagnol duits engels frans
    """
)
