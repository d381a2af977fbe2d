"""These tables hold the words for days and times; another language adds a few entries to them."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, Literal, TypeVar
from unicodedata import combining, normalize

DayHalf = Literal["am", "pm"]
Key = TypeVar("Key")


def index_words(table: Mapping[Key, str]) -> dict[str, Key]:
    """Maps each word of a table's comma-separated rows to the key of its row."""
    return {word: key for key, words in table.items() for word in words.split(", ")}


def any_word_pattern(words: Iterable[str]) -> str:
    """Returns a pattern for any of these words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


WEEKDAY_NAMES: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
MONTH_NAMES: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip

WEEKDAYS: Final = index_words({
    0: "monday, mon, montag, mo, lundi, lunes, segunda, segunda-feira, segunda feira,"
       " понедельник",
    1: "tuesday, tues, tue, tuesd, dienstag, di, mardi, martes, terca, terca-feira, terca feira,"
       " вторник",
    2: "wednesday, wednsday, wensday, wednesd, weds, wed, mittwoch, mi, mercredi, miercoles,"
       " quarta, quarta-feira, quarta feira, среда, среду",
    3: "thursday, thurs, thur, thu, thursd, donnerstag, jeudi, jueves, quinta, quinta-feira,"
       " quinta feira, четверг",
    4: "friday, fri, freitag, fr, vendredi, viernes, sexta, sexta-feira, sexta feira, пятница,"
       " пятницу",
    5: "saturday, sat, samstag, sonnabend, sa, samedi, sabado, суббота, субботу",
    6: "sunday, sun, sonntag, dimanche, domingo, воскресенье",
})  # fmt: skip
SHORT_WEEKDAYS: Final = {"do": 3, "so": 6}
"""These German short forms are English words too: they are weekdays only right before a number."""
WEEKDAYS_TO_MAKE_SURE: Final = frozenset({
    "mon", "tue", "wed", "sat", "sun", "mo", "di", "mi", "fr", "sa",
    "segunda", "quarta", "quinta", "sexta",
})  # fmt: skip
"""These are other words as well: in the middle of a sentence something has to speak for a day."""
MONTHS: Final = index_words({
    1: "january, jan, januar, janner, jaenner, janvier, enero, janeiro, января",
    2: "february, feb, februar, fevrier, febrero, fevereiro, fev, февраля",
    3: "march, mar, marz, maerz, mrz, mars, marzo, marco, марта",
    4: "april, apr, avril, abril, abr, апреля",
    5: "may, mai, mayo, maio, мая",
    6: "june, jun, juni, juin, junio, junho, июня",
    7: "july, jul, juli, juillet, julio, julho, июля",
    8: "august, aug, aout, agosto, августа",
    9: "september, sept, sep, septembre, septiembre, setembro, сентября",
    10: "october, oct, oktober, okt, octobre, octubre, outubro, октября",
    11: "november, nov, novembre, noviembre, novembro, ноября",
    12: "december, dec, dezember, dez, decembre, diciembre, dezembro, декабря",
})  # fmt: skip
COUNTS: Final = index_words({
    1: "a, an, one, eins, ein, eine, einem, einer, einen, un, une, una, uma, один, одну",
    2: "two, zwei, dos, deux, dois, duas, два, две",
    3: "three, drei, trois, tres, три",
    4: "four, vier, quatre, cuatro, quatro, четыре",
    5: "five, funf, fuenf, cinq, cinco, пять",
    6: "six, sechs, seis, шесть",
    7: "seven, sieben, siete, sete, семь",
    8: "eight, acht, huit, ocho, oito, восемь",
    9: "nine, neun, neuf, nueve, nove, девять",
    10: "ten, zehn, dix, diez, десять",
    11: "eleven, elf",
    12: "twelve, zwolf, zwoelf, douze, doze, doce",
    13: "thirteen, dreizehn",
    14: "fourteen, vierzehn",
    15: "fifteen, funfzehn, quinze, quince",
    16: "sixteen",
    17: "seventeen",
    18: "eighteen",
    19: "nineteen",
    20: "twenty, zwanzig, veinte, vinte, vingt",
    25: "twenty-five, twenty five",
    30: "thirty, dreissig",
    35: "thirty-five, thirty five",
    40: "forty",
    45: "forty-five, forty five",
    50: "fifty",
    55: "fifty-five, fifty five",
    60: "sixty",
    75: "seventy-five, seventy five",
    90: "ninety",
})  # fmt: skip
HOUR_WORDS: Final = {
    word: count for word, count in COUNTS.items() if 1 < count <= 12 or word in ("one", "eins")
}
MINUTE_WORDS: Final = {
    "oh five": 5, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "forty five": 45, "forty-five": 45,
}  # fmt: skip
PAST_OR_TO_MINUTES: Final = {
    "five": 5, "funf": 5, "ten": 10, "zehn": 10, "quarter": 15, "a quarter": 15, "viertel": 15,
    "twenty": 20, "zwanzig": 20, "twenty five": 25, "twenty-five": 25, "half": 30,
}  # fmt: skip
PAST_OR_TO_SIGNS: Final = index_words({1: "past, after, nach", -1: "to, before, till, vor"})
_ORDINALS: Final = (
    "first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth,"
    " thirteenth, fourteenth, fifteenth, sixteenth, seventeenth, eighteenth, nineteenth, twentieth,"
    " twenty-first, twenty-second, twenty-third, twenty-fourth, twenty-fifth, twenty-sixth,"
    " twenty-seventh, twenty-eighth, twenty-ninth, thirtieth, thirty-first"
)
ORDINALS: Final = {word: day for day, word in enumerate(_ORDINALS.split(", "), start=1)}
DAY_UNITS: Final = index_words({
    1: "days, day, tage, tagen, tag, dias, dia, jours, jour, дней, дня, день",
    7: "weeks, week, wks, wk, wochen, woche, semanas, semana, semaines, semaine,"
       " недели, неделю, недель",
    14: "fortnights, fortnight",
})  # fmt: skip
MONTH_UNITS: Final = (
    "months", "month", "monate", "monaten", "monat", "meses", "mes", "mois", "месяц", "месяца",
)  # fmt: skip
HOUR_UNITS: Final = (
    "hours", "hour", "hrs", "hr", "h", "stunden", "stunde", "std", "horas", "hora", "heures",
    "heure", "часа", "часов",
)  # fmt: skip
MINUTE_UNITS: Final = ("minutes", "minute", "minuten", "mins", "min", "m", "'")
FIXED_LENGTHS: Final = index_words({
    15: "a quarter of an hour, quarter of an hour, quarter hour, viertelstunde, eine viertelstunde",
    30: "half an hour, half a hour, half hour, half-hour, a half hour, halbe stunde,"
        " eine halbe stunde, einer halben stunde",
    45: "three quarters of an hour, three-quarters of an hour, dreiviertelstunde",
    60: "час, a full hour, a whole hour, a solid hour, a good hour, the full hour, the whole hour,"
        " a cool hour, eine ganze stunde, une bonne heure",
    90: "anderthalb stunden, eineinhalb stunden",
})  # fmt: skip
NAMED_HOURS: Final = index_words({
    12: "noon, noonish, midday, high noon, mittag, mittags, lunchtime, meio-dia, meio dia,"
        " mediodia, midi",
    0: "midnight, mitternacht, meia-noite, meia noite, medianoche, minuit",
})  # fmt: skip
NAMED_DAYS: Final[Mapping[str, tuple[int, DayHalf | None]]] = index_words({
    (0, None): "today, todays, heute, earlier today, later today, hoy, hoje, aujourd'hui, сегодня",
    (1, None): "tomorrow, tomorrows, tomorow, tommorow, tommorrow, tomorro, tmrw, tmrrw, tmr, tmw,"
               " 2moro, 2morrow, tomoz, morgen, manana, amanha, demain, завтра",
    (-1, None): "yesterday, yesterdays, yday, yest, yesterdy, ystrday, gestern, ayer, ontem, hier,"
                " вчера",
    (2, None): "day after tomorrow, ubermorgen, uebermorgen, overmorrow, pasado manana,"
               " depois de amanha, apres-demain, послезавтра",
    (-2, None): "day before yesterday, vorgestern, anteayer, antes de ayer, anteontem, avant-hier,"
                " позавчера",
    (0, "am"): "this morning, this am, heute morgen, heute fruh, heute vormittag, ce matin, esta "
    "manana,"
               " esta manha, hoje de manha, сегодня утром",
    (0, "pm"): "this afternoon, this pm, this evening, this arvo, tonight, tonite, 2nite, heute "
    "nachmittag,"
               " heute abend, ce soir, cet apres-midi, esta tarde, esta noche, esta noite,"
               " hoje a tarde, hoje a noite, сегодня вечером",
    (1, "am"): "morgen fruh, morgen vormittag, demain matin, amanha de manha, manana por la manana",
    (1, "pm"): "demain soir, amanha a tarde, amanha a noite, manana por la tarde",
    (-1, "am"): "hier matin, ontem de manha, ayer por la manana",
    (-1, "pm"): "last night, gestern abend, anoche, ontem a noite, ontem a tarde, hier soir,"
                " ayer por la tarde",
})  # fmt: skip
DAY_HALVES: Final[Mapping[str, DayHalf]] = index_words({
    "am": "first thing in the morning, first thing in the am, first thing, in the morning, morning,"
          " in the am, morgens, vormittag, vormittags, fruh, am vormittag, am morgen, da manha,"
          " de manha, de la manana, por la manana, du matin, matin, manha, утра",
    "pm": "in the afternoon, afternoon, arvo, in the arvo, in the evening, evening, at night,"
          " night, in the pm, nachmittag, nachmittags, abend, abends, am nachmittag, am abend,"
          " da tarde, a tarde, de la tarde, por la tarde, da noite, a noite, de la noche,"
          " por la noche, de l'apres-midi, apres-midi, du soir, soir, вечера, дня",
})  # fmt: skip
WEEK_WORDS: Final = index_words({
    0: "this week, diese woche, esta semana, cette semaine, на этой неделе",
    1: "next week, the following week, coming week, the coming week, nachste woche, naechste woche,"
       " nachster woche, kommende woche, kommender woche, semana que vem, na semana que vem,"
       " proxima semana, la semana que viene, la proxima semana, la semaine prochaine,"
       " semaine prochaine, на следующеи неделе",
    -1: "last week, the previous week, letzte woche, letzter woche, vergangene woche,"
        " semana passada, na semana passada, la semana pasada, la semaine derniere,"
        " на прошлои неделе",
    2: "week after next, ubernachste woche",
    -2: "week before last, vorletzte woche",
})  # fmt: skip
NEXT_OR_LAST_WORDS: Final[Mapping[str, Literal["next", "last", ""]]] = index_words({
    "next": "next, nxt, nachsten, nachster, naechsten, proxima, proximo, na proxima, el proximo,"
            " следующии",
    "last": "last, past, previous, letzten, letzter, vergangenen, прошлыи, прошлую",
    "": "this coming, the coming, this, coming, diesen, dieser, kommenden, nesta, neste, esta,"
        " este, na, no, el, le, ce, в, во",
})  # fmt: skip
NEXT_OR_LAST_AFTER: Final[Mapping[str, Literal["next", "last", ""]]] = index_words({
    "next": "prochain, proximo, proxima",
    "last": "dernier, passada, passado, pasado, just gone",
    "": "coming, que vem, que viene",
})  # fmt: skip
AT_WORDS: Final = (
    "at", "at about", "at around", "at like", "at exactly", "bang on", "um", "@", "gegen", "so um",
    "a las", "a la", "as", "a", "в", "v", "from", "starting at", "ab",
)  # fmt: skip
"""These stand before a time of day."""
DISTANCE_LEADS: Final = index_words({
    1: "in, in about, in another, dans, en, dentro de, em, daqui a, через",
    -1: "vor, il y a, hace, ha",
})  # fmt: skip
"""These stand before a number of days or weeks: 1 for ahead, -1 for ago."""
NOW_WORDS: Final = ("right now", "just now", "now", "jetzt", "gerade eben", "eben")
NOISE_WORDS: Final = (
    "at", "on", "the", "of", "from", "about", "around", "approx", "approximately", "ca", "circa",
    "roughly", "starting", "starts", "start", "it", "is", "was", "it's", "its", "it was", "sharp",
    "interview", "an interview", "the interview", "be", "will be", "scheduled",
    "o'clock", "am", "um", "den", "der", "ab", "gegen", "uhr", "for", "@", "~", "-", "local time",
    "el", "le", "les", "las", "a las", "as", "na", "no", "em", "de", "del", "dia", "de la", "в",
)  # fmt: skip

_TIDY_RULES: Final = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"[\u2010-\u2015\u2212]", "-"),
        (r"[\u2018\u2019`\u00b4\u2032]", "'"),
        (r"(?<=[0-9])t([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)([+-][0-9])", r" \1 utc\2"),
        (r"(?<=[0-9])t(?=[0-9])", " "),
        (r"(:[0-9]{2}:[0-9]{2})\.[0-9]+", r"\1"),
        (r"(?<=[0-9])z\b", " utc"),
        (r"(?<=[0-9]),(?=[0-9]+ ?(?:h|hrs?|hours?|std|stunden)\b)", "."),
        (r"(?<=[a-z])\.(?=[0-9])", " "),
        (r"(?<=[a-z])\.", ""),
        (r"(?<=[0-9])( ?[ap])(?: m)?\b", r"\1m"),
        (r"(?<=[0-9])((?: ?[ap]m)?)[ -]?ish\b", r"\1"),
        (r"[,;!?()\[\]\"\u201c\u201d\u201e\s]+", " "),
        (r"(?<=[0-9])\.$", ""),
    )
)  # fmt: skip


def tidy(text: str) -> str:
    """Returns the text in lower case, without accents, odd spaces, dashes and dots."""
    letters = normalize("NFKD", text.casefold().replace("\u00b4", "'"))
    plain = "".join(letter for letter in letters if not combining(letter)).strip()
    for pattern, replacement in _TIDY_RULES:
        plain = pattern.sub(replacement, plain).strip()
    return plain
