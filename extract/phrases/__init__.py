"""The noun phrase measured: what stands before the number, and the noun counted after it."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.mentions import CompoundNouns, Mention, SentenceScan
from extract.phrases.clauses import Clause, ClauseReader
from extract.phrases.measured_nouns import MeasuredNouns
from extract.phrases.ranks import RankReader
from extract.text.cue_patterns import last_syllable
from extract.text.letters import LEFT, RIGHT, alternation, folded, squeezed
from extract.text.remembered import Remembered
from extract.times.time_expressions import TimeKind
from schemas.vocabulary import Vocabulary
from schemas.vocabulary.cues import Cues
from schemas.vocabulary.phrase_cues import PhraseCues

# Punctuation and conjunctions that part a clause; a dash only where it opens a list item or a long aside.
_SPLIT = re.compile(
    r"[;:!?()\[\]\"“”–]|,|^\s*[^\W\d_]{2,8}\s-\s|\s-\s(?=[^,;]{40})|\s+trong\s+khi(?:\s+đó)?\s|\s+cho\s+(?:thấy|biết|rằng)\s"
    r"|(?<![^\W_])(?:nhưng|song(?!\s+(?:phương|song|hành))|còn\s+lại|rằng)(?![^\W_])"
)
_PARENTHESES = re.compile(r"\([^()]*\)|^[^()]*\)(?=.*[^\W\d_]{2})")
_ASIDE = re.compile(r"(?<=[^\W\d_])\s-\s[^-,;:()]{8,80}\s-\s(?=[^\W\d_])")  # "doanh thu - nguồn thu chính của tập đoàn - tăng 12%"
_APPOSED = re.compile(
    r"\s(?:(?:lớn|chính|quan\s+trọng|nhiều)(?:\s+thứ\s+\w+)?(?:\s+nhất)?|chủ\s+lực|hàng\s+đầu)(?=\s+(?:của|tại|ở|thế|cả|trong)\s|$)"
)
_WORD = re.compile(r"[^\W\d_]{2}")
_TOPIC = re.compile(r"^\W*(?:trong(?:\s+(?:cơ\s+cấu|tổng\s+số|số|tổng))?|về|đối\s+với|riêng|với|ở|xét\s+theo)\s+(?P<topic>[^,;:]{3,70}),")
_AIM = re.compile(r"^\W*(?:mục\s+tiêu|chỉ\s+tiêu|nhiệm\s+vụ|yêu\s+cầu)\s(?:[^,;:]*\s)?là\s+(?=[^\W\d_])")  # "Mục tiêu đặt ra là xuất khẩu …"
_WITH = re.compile(r"\s*với\s")
_RESTATED = re.compile(r"\s*\([^()]*\)")
_BEFORE_LIST = re.compile(r"[;:]|\s-\s|\d")
_ITEM = re.compile(r",|\svà\s")
_POINTS_BACK = re.compile(r"(?:con\s+số|tỷ\s+lệ|mức|kết\s+quả|chỉ\s+tiêu|số)\s+(?:này|ấy|đó|trên)\s+(?:[^\W\d_]+\s+){0,4}$")
_LINKS = frozenset(
    {"đạt", "là", "tăng", "giảm", "lên", "xuống", "còn", "chiếm", "bằng", "ước", "gấp", "vượt"}
)  # verbs between a phrase and its number
_LONGEST_TAIL = 14  # words
_LONGEST_COORDINATION = 7  # words after "và" that may still belong to a tail
_LONGEST_PRINTED = 40  # words of a phrase looked for by its parts
_LONGEST_SOURCE = 9  # words kept of a clause that names a source
_LONG_CLAUSE = 8  # words
_TERM_BEFORE = 40  # how far before a duration the rate may be named
_EDGES = ' ,;:-–.()"“”*•+'
_PROTECTED = "\x1f"  # stands for a comma that parts nothing


class PhraseReader:
    """Reads measured phrases; compiled once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        cues, words = vocabulary.cues, vocabulary.phrase_cues
        self.nouns = MeasuredNouns(words)
        self._compounds = CompoundNouns(cues)
        self._no_right_noun = re.compile(rf"\s+{alternation(words.no_right_noun)}{RIGHT}")
        before_number = _before_number(cues, words)
        self._end = re.compile(rf"(?:^|(?<=\W)){alternation(before_number)}\W*$")
        self._last_before_number = frozenset(last_syllable(folded(cue)) for cue in before_number) | {""}
        whole = rf"{alternation(words.whole_words)}{RIGHT}"
        self._whole_word = re.compile(rf"{LEFT}{whole}")
        self._status_words = re.compile(rf"{LEFT}{alternation(words.status_words)}{RIGHT}")
        self._source = re.compile(rf"^\s*{alternation(words.source_openers)}{RIGHT}")
        pointing = rf"{alternation(words.pointing_nouns)}(?:\s+(?:này|đó|ấy|trên|nói\s+trên))?"
        degree = rf"{alternation(words.degree_words)}{RIGHT}(?:\s+(?:{pointing}|{alternation(words.degree_trailers)}){RIGHT})*"
        self._empty = re.compile(
            rf"^\W*(?:{pointing}|{alternation(words.empty_phrases)}|(?:{alternation(words.degree_trailers)}\s+)*{degree}){RIGHT}\W*$"
        )
        self._opener = re.compile(rf"^\W*(?!{whole}){alternation(words.phrase_openers)}{RIGHT}")
        going_on = rf"{alternation(words.tail_end_exceptions)}|đạt\s+\d+\s+sao"
        self._tail_end = re.compile(rf"[;:.!?()\[\]\"“”–,/]|\s-\s|{LEFT}(?!{going_on}){alternation(words.tail_ends)}{RIGHT}")
        self._particle = re.compile(rf"(?:^|\s+)(?:{alternation(words.tail_particles)}|\W+)\s*$")
        self._auxiliary = re.compile(rf"\s+{alternation(words.auxiliaries)}\s+")
        self._predicate = re.compile(rf"\s+{alternation(words.predicate_words)}{RIGHT}")
        self._verb = re.compile(rf"{LEFT}(?!{whole}){alternation(words.clause_verbs)}{RIGHT}")
        self._term = re.compile(rf"{alternation(words.term_nouns)}[^,;]*$")
        self._opens_complement = re.compile(rf"\s+{alternation(words.complement_openers)}{RIGHT}")
        self._clauses = ClauseReader(words)
        self._ranks = RankReader(words, self.nouns)
        self._timeless = Remembered(self._blank_times)
        self._read: Remembered[SentenceScan, dict[tuple[int, int, bool], Clause]] = Remembered(lambda _: {})

    def strip(self, text: str) -> str:
        """Cut the verbs, bounds and particles that stand between the phrase and its number."""
        while True:
            text = text.strip(_EDGES)
            m = self._end.search(text) if last_syllable(text) in self._last_before_number else None
            if m is None:
                return text
            torn = self._torn(text, m.start())
            if torn is not None:
                return text[: torn.end()].strip(_EDGES)
            text = text[: m.start()]

    def _pieces(self, text: str) -> list[str]:
        """The stretches between commas and brackets, coordinated nouns ("xuất, nhập khẩu") kept whole."""
        return [piece.replace(_PROTECTED, ",") for piece in _SPLIT.split(self._protected(text))]

    def _protected(self, text: str) -> str:
        """The text with another sign for the commas of coordinated nouns."""
        return self._compounds.protected(text, _PROTECTED)

    def subject(self, scan: SentenceScan, mention: Mention, *, near: bool = False) -> str:
        """The phrase before the number in its own stretch of the sentence; with `near` only what stands right before it."""
        return self.clause(scan, mention, near=near).subject

    def clause(self, scan: SentenceScan, mention: Mention, *, near: bool = False) -> Clause:
        """The clause before the number in its own stretch of the sentence, read by its parts; with `near` as it stands."""
        found, key = self._read(scan), (mention.left, mention.quantity.start, near)
        if key not in found:
            found[key] = self._clause(self._without_times(scan, mention.left, mention.quantity.start), near=near)
        return found[key]

    def _clause(self, text: str, *, near: bool) -> Clause:
        if ")" in text:
            text = _PARENTHESES.sub(lambda m: " " * len(m[0]), text)
        if "-" in text:
            text = _ASIDE.sub(lambda m: " " * len(m[0]), text)
        best, fallback, link, before, alone = "", "", "", "", False
        pieces = self._pieces(text)
        for at in range(len(pieces) - 1, -1, -1):
            piece = pieces[at]
            cut = self.strip(piece)
            if (
                0 < at < len(pieces) - 1
                and _APPOSED.search(cut)
                and not self.nouns.begins_with_measure(cut)
                and not _WORD.search(self.strip("".join(pieces[at + 1 :])))
            ):
                continue  # "Trung Quốc, đối tác lớn nhất của hai nước, tăng 6,5%"
            if at and self._ranks.tells_of_name(piece) and _WORD.search(self.strip(pieces[at - 1])):
                continue  # "thu nhập lãi thuần, nguồn thu chiếm 78%", "chi tiêu, vốn chiếm 60% GDP"
            if _WORD.search(cut) and not self._empty.match(cut) and not self._empty.match(self._clean(cut)):
                source = self._source.match(cut)
                if source is None or (not fallback and self.nouns.names_measure(cut[source.end() :])):
                    best = cut if source is None else cut[source.end() :]
                    link = piece[piece.rfind(cut) + len(cut) :]
                    before = pieces[at - 1] if at else ""
                    alone = not any(_WORD.search(p) for p in pieces[: max(0, at - 1)])
                    break
                fallback = fallback or " ".join(cut[source.end() :].split()[-_LONGEST_SOURCE:])
            if near:
                break
        if near or not best:
            return Clause(rest=self._shortened(self._clean(best or fallback)))
        best = _AIM.sub("", best)
        named = self._ranks.name(best)
        clause = self._clauses.read(self._opened(named), linked=not _LINKS.isdisjoint(link.split()))
        clause = replace(clause, ranked=len(named) < len(best))
        if clause.noun and self._empty.match(clause.noun):  # "ngành dệt may đạt mức tăng 9%"
            actor = "" if self.nouns.is_actor(clause.actor) else self._without_status(clause.actor)
            return Clause(rest=actor or self._shortened(self._clean(best)), linked=clause.linked)
        if clause.noun and not clause.actor and _WITH.match(best) and (owner := self._clauses.doer(self._opened(self.strip(before)), alone=alone)):
            clause = replace(clause, actor=owner)  # "Hòa Phát dẫn đầu, với thị phần 36%"
        noun = self._before_predicate(self._without_status(clause.noun))
        rest = self._shortened(self._without_status(clause.rest))
        return replace(clause, noun=noun, actor=self._without_status(clause.actor), rest=rest)

    def _before_predicate(self, text: str) -> str:
        """A noun phrase that begins with what is measured, without the predicate that follows it."""
        m = self._predicate.search(text)
        return text[: m.start()] if m is not None and len(text[: m.start()].split()) > 1 else text

    def _shortened(self, text: str) -> str:
        """Of a long clause the noun phrase before its first verb or after its last one, where that names what is measured."""
        if self.nouns.begins_with_measure(text):
            text = self._before_predicate(text)
        if len(text.split()) < _LONG_CLAUSE:
            return text
        ends = [m.end() for m in self._verb.finditer(text)]
        rest = text[ends[-1] :].strip() if ends else ""
        return rest if rest and self.nouns.names_measure(rest) else text

    def _clean(self, text: str) -> str:
        return self._without_status(self._opened(text))

    def _opened(self, text: str) -> str:
        """The text without the particles, prepositions and words of status that it begins with."""
        while m := self._opener.match(text) or self._status_words.match(text):
            text = text[m.end() :].lstrip(_EDGES)
        return text

    def _without_status(self, text: str) -> str:
        return squeezed(self._status_words.sub(" ", text)).strip(_EDGES)

    def topic(self, scan: SentenceScan) -> str:
        """What the sentence opens with as its topic: "Trong vốn giải ngân, …", "Về ODA, …"."""
        if not scan.mentions:
            return ""
        m = _TOPIC.match(self._without_times(scan, 0, scan.mentions[0].quantity.start))
        return squeezed(m["topic"]) if m else ""

    def listed(self, scan: SentenceScan, start: int, count: int) -> list[str]:
        """The items of "Đàn trâu, đàn bò và đàn lợn lần lượt …" before `start`; empty where they are not `count`."""
        text = self._without_times(scan, 0, start)
        chunk = _BEFORE_LIST.split(text)[-1]
        items = [self._clean(self.strip(i)) for i in _ITEM.split(chunk)]
        items = [i for i in items if i][-count:]
        return items if len(items) == count else []

    def counted(self, scan: SentenceScan, mention: Mention) -> str:
        """The noun phrase counted: from the noun after the number to where the phrase ends."""
        q = mention.quantity
        if not q.counted:
            return ""
        return squeezed(f"{scan.text[q.unit_start : q.unit_end]} {self.tail(scan, mention, q.unit_end)}")

    def tail(self, scan: SentenceScan, mention: Mention, start: int, end: int = 0) -> str:
        """The words after `start` that still belong to the number, at most up to `end`."""
        after = self._protected(self._without_times(scan, start, end or max(mention.right, start)))
        ends = self._tail_end.search(after)
        words = (after[: ends.start()] if ends else after).replace(_PROTECTED, ",").split()[:_LONGEST_TAIL]
        if "và" in words and len(words) - words.index("và") > _LONGEST_COORDINATION:
            words = words[: words.index("và")]
        return self.strip_tail(" ".join(words))

    def right_noun(self, scan: SentenceScan, mention: Mention) -> str:
        """What follows an amount or percentage directly: "100% số xã", "25.823 tỷ đồng doanh thu"."""
        after = self._without_times(scan, mention.quantity.end, mention.right)
        if not re.match(r"\s+[^\W\d_]", after) or self._no_right_noun.match(after):
            return ""
        tail = self.tail(scan, mention, mention.quantity.end)
        return self.strip_tail(self._auxiliary.split(tail, maxsplit=1)[0])

    def complement(self, scan: SentenceScan, mention: Mention) -> str:
        """What an amount is for or whose it is: "1.400 tỷ đồng mua toà nhà", "7.000 tỷ cho đường sắt"."""
        start = mention.quantity.end
        if restated := _RESTATED.match(scan.text, start):
            start = restated.end()
            mention = next((m for m in reversed(scan.mentions) if m.quantity.start < start), mention)
        m = self._opens_complement.match(self._timeless(scan), start)
        if m is None:
            return ""
        following = next((f for f in scan.mentions if f.quantity.start >= m.end()), None)
        if following is not None and following.quantity.counted and not scan.text[m.end() : following.quantity.start].strip():
            return squeezed(f"{m[0]} {self.counted(scan, following)}")  # "mua 10 máy bay"
        tail = self.tail(scan, mention, m.end(), following.quantity.start if following is not None else len(scan.text))
        if m[0].strip() == "của":
            tail = self._auxiliary.split(tail, maxsplit=1)[0].split(" được ")[0]
        return squeezed(f"{m[0]} {tail}") if tail else ""

    def is_anaphoric(self, scan: SentenceScan, mention: Mention) -> bool:
        """True where "con số ấy", "tỷ lệ này" stands right before the number."""
        text = self._without_times(scan, mention.left, mention.quantity.start)
        return _POINTS_BACK.search(text) is not None

    def strip_tail(self, text: str) -> str:
        """Cut conjunctions and prepositions at the end of a phrase."""
        while m := self._particle.search(text):
            if self._torn(text, m.start() + 1):
                break
            text = text[: m.start()]
        return text

    def _torn(self, text: str, at: int) -> re.Match[str] | None:
        """The word of several syllables that a cut would part."""
        return next((w for w in self._whole_word.finditer(text) if w.start() < at < w.end()), None)

    def _without_times(self, scan: SentenceScan, start: int, end: int) -> str:
        """Folded text of a stretch with the time expressions blanked."""
        return self._timeless(scan)[start:end]

    def _blank_times(self, scan: SentenceScan) -> str:
        """Folded text with the time expressions blanked, so that offsets stay; "lãi suất 1 tuần" names a rate by its term."""
        parts, at = [], 0
        for t in scan.times:
            if t.kind is TimeKind.DURATION and self._term.search(scan.text, max(0, t.start - _TERM_BEFORE), t.start):
                continue
            parts += [scan.text[at : t.start], " " * (t.end - max(at, t.start))]
            at = max(at, t.end)
        return "".join((*parts, scan.text[at:]))


def _before_number(cues: Cues, words: PhraseCues) -> list[str]:
    """The cues that may stand between a phrase and its number, and are no part of the phrase."""
    lists = [
        *(cues.links, cues.emphasis, cues.part_of, cues.equivalent),
        *(cues.change.up, cues.change.down, cues.change.to, cues.ratio.times, cues.ratio.equal),
        *(cues.share.verbs, cues.completion.verbs, cues.completion.exceed),
        *cues.status.values(),
        *cues.bounds.values(),
        words.number_openers,
    ]
    kept = frozenset(words.kept_at_end)
    return [cue for cues_of_kind in lists for cue in cues_of_kind if cue not in kept]


def original_case(scan: SentenceScan, phrase: str) -> str:
    """The phrase as the article prints it, by the longest runs of its words that stand together in the sentence."""
    found = scan.text.find(phrase)
    if found >= 0:
        return scan.original[found : found + len(phrase)]
    words, printed = phrase.split(" "), []
    if len(words) > _LONGEST_PRINTED:
        return phrase
    while words:
        count = next((n for n in range(len(words), 0, -1) if " ".join(words[:n]) in scan.text), 0)
        run = " ".join(words[: count or 1])
        found = scan.text.find(run) if count else -1
        printed.append(scan.original[found : found + len(run)] if found >= 0 else run)
        words = words[count or 1 :]
    return " ".join(printed)


def join(*parts: str) -> str:
    """Put phrases together, leaving out those that the phrase before already holds or that hold it."""
    result = ""
    for part in (p.strip() for p in parts):
        if not part or folded(part) in folded(result):
            continue
        held = result and (folded(part).startswith(f"{folded(result)} ") or folded(part).endswith(f" {folded(result)}"))
        result = part if held else f"{result} {part}".strip()
    return result
