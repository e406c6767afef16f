"""The names that a phrase takes from its article: what "này" points to, and whose "doanh thu" or "tổng mức đầu tư" it is."""

from __future__ import annotations

import re

from extract.drafts import Focus, Phrase
from extract.phrases.names import Kind
from extract.phrases.referents import ArticleNames
from extract.text.letters import LEFT, RIGHT, alternation, folded
from schemas.vocabulary import Vocabulary

_DEAREST_SHARE = 1_000_000  # đồng
_NOUN_STAYS = frozenset({Kind.MARKET, Kind.AREA})  # "thị trường này" is "thị trường Trung Quốc"


class OwnershipReader:
    """Completes phrases by names; compiled once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = vocabulary.name_cues
        exceptions = alternation(words.company_measure_exceptions)
        self._company_measure = re.compile(rf"{LEFT}(?!{exceptions}){alternation(words.company_measures)}{RIGHT}")
        self._owned = re.compile(rf"{LEFT}{alternation(words.owner_words)}{RIGHT}")
        nouns = alternation(words.company_nouns)
        self._bare_company = re.compile(
            rf"(?:^|(?<=\scủa\s)|(?<=\smà\s)){nouns}(?:\s+{alternation(words.pointing_words)})?{RIGHT}(?!\s+(?:mẹ|con|thành\s+viên))"
        )
        self._project_measure = re.compile(rf"(?:^|\s){alternation(words.project_measures)}$")
        of = r"(?=\s+(?:sang|bình\s+quân|từ|vào|qua|tới|đến|của|trong|tại)(?:\s|$)|$)"
        self._good_measure = re.compile(rf"(?:(?:giá\s+trị|lượng|sản\s+lượng|kim\s+ngạch)\s+)?{alternation(words.good_measures)}{of}")
        project = alternation(words.project_nouns)
        self._project = re.compile(rf"{project}{RIGHT}")
        measures = alternation(words.project_measures)
        self._bare_project = re.compile(
            rf"(?P<noun>{project})\s+(?:(?:có|với|này)\s+)*{measures}$|{measures}\s+của\s+(?P<owner>{project})(?:\s+này)?$"
        )
        self._pointing = rf"(?P<pointing>\s+{alternation(words.pointing_words)})?"

    def project(self, focus: Focus, subject: str) -> str:
        """The project whose cost or length a subject is: the last that the sentence names, or those before."""
        names = focus.around.names
        if names is None or self._project_measure.search(subject) is None:
            return ""
        number, start = focus.around.number, focus.quantity.start
        if (named := names.project_in(number, start)) is not None:
            return named
        return (None if any(d.quantity.counted for d in focus.earlier) else names.project_before(number) or names.project) or ""

    def complete(self, focus: Focus, phrase: Phrase) -> Phrase:
        """The phrase with the names it lacks."""
        names = focus.around.names
        if names is None or not phrase.text or (focus.last is not None and focus.last.phrase == phrase.text):
            return phrase
        phrase = _share_price(focus, names, phrase)
        phrase = self._resolved(focus, names, phrase)
        text = self._with_good(names, self._with_company(focus, names, phrase.text))
        text, topic = self._with_project(focus, names, text, phrase.topic)
        return phrase._replace(text=text, topic=topic)

    def _with_project(self, focus: Focus, names: ArticleNames, text: str, topic: str) -> tuple[str, str]:
        """The phrase with the project that "công trình dài" or "giá mua" is of; a topic that begins with a project is that project."""
        low, number = folded(text), focus.around.number
        bare = self._bare_project.match(low)
        measure = not focus.earlier and self._project_measure.fullmatch(low) is not None
        if bare is None and not measure and self._project.match(folded(topic)) is None:
            return text, topic
        project = names.project_in(number, focus.quantity.start)
        if bare is not None:
            noun = "noun" if bare["noun"] else "owner"
            project = project or names.resolve(Kind.PROJECT, bare[noun], number, focus.mention.left) or names.project
            return (f"{text[: bare.start(noun)]}{project}{text[bare.end(noun) :]}", project) if project else (text, topic)
        if measure:
            project = project or names.project_before(number) or names.project
            return f"{text} {project}" if project else text, topic
        return text, project if project is not None and folded(topic).startswith(folded(project)) else topic

    def _resolved(self, focus: Focus, names: ArticleNames, phrase: Phrase) -> Phrase:
        """The phrase with names in the place of "thị trường này" and the like."""
        for pointer in names.pointers(focus.around.number, focus.mention.left, focus.mention.right):
            if pointer.noun not in folded(phrase.text):
                continue
            name = names.resolve(pointer.kind, pointer.noun, focus.around.number, pointer.start)
            if name is None:
                continue
            name = f"{pointer.noun} {name}" if pointer.kind in _NOUN_STAYS and not folded(name).startswith(pointer.noun) else name
            bare = re.compile(rf"{LEFT}{re.escape(pointer.noun)}{self._pointing}{RIGHT}")
            phrase = phrase._replace(text=_put(bare, name, phrase.text), topic=_put(bare, name, phrase.topic))
        return phrase

    def _with_company(self, focus: Focus, names: ArticleNames, text: str) -> str:
        """The phrase with the company whose measure it is."""
        low = folded(text)
        measure = self._company_measure.search(low)
        if measure is None or names.names_company(low) or _has_name(text):
            return text
        bare = self._bare_company.search(low)
        if bare is None and (self._owned.search(low, 0, measure.start()) or self._owned.search(low, measure.end())) is not None:
            return text
        number = focus.around.number
        company = names.company_in(number, focus.quantity.start) or names.company_before(number)
        if company is None:
            return text
        return f"{text} của {company}" if bare is None else f"{text[: bare.start()]}{company}{text[bare.end() :]}"

    def _with_good(self, names: ArticleNames, text: str) -> str:
        """The phrase with the good that the article is about: "kim ngạch xuất khẩu cá tra sang Mỹ"."""
        m = self._good_measure.match(folded(text))
        if m is None or names.good is None or folded(names.good) in folded(text):
            return text
        return f"{text[: m.end()]} {names.good}{text[m.end() :]}"


def _share_price(focus: Focus, names: ArticleNames, phrase: Phrase) -> Phrase:
    """The phrase of a share that costs or rises: "giá cổ phiếu SSI" of "SSI tăng 700 đồng"."""
    unit = (focus.quantity.unit or "").split("/", 1)[0]
    if unit not in {"VND", "percent"} or (unit == "VND" and focus.quantity.value >= _DEAREST_SHARE):
        return phrase
    code = names.shares.named_by(folded(phrase.text), focus.around.number, focus.quantity.start, alone=unit == "VND")
    if not code:
        return phrase
    text = f"giá cổ phiếu {code}"
    return phrase._replace(text=text, topic=text)


def _put(bare: re.Pattern[str], name: str, text: str) -> str:
    """The text with a name for a noun that has none."""
    m = bare.search(folded(text))
    if m is None or (m["pointing"] is None and text[m.end() :].lstrip()[:1].isupper()):
        return text
    return f"{text[: m.start()]}{name}{text[m.end() :]}"


def _has_name(text: str) -> bool:
    """True where a word after the first begins with a capital."""
    return any(word[0].isupper() for word in text.split()[1:])
