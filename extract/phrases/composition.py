"""The phrase measured, put together from the words around a figure and from what it inherits of its sentence and article."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.drafts import Draft, Focus, Phrase
from extract.measures import QUALIFIES, SELF_STANDING, MeasureReader, MeasureReading
from extract.phrases import PhraseReader, join, original_case
from extract.phrases.antecedents import AntecedentReader, owner_of
from extract.phrases.clauses import Clause
from extract.phrases.counted_phrases import CountedPhraseComposer
from extract.phrases.gapping import GapReader, complement
from extract.phrases.listed_figures import ListReader, sharer
from extract.phrases.ownership import OwnershipReader
from extract.phrases.spoken_again import amount_or_value, changed_before, named_after
from extract.phrases.unit_nouns import DIMENSION_NOUNS, dimension_noun, is_bulk, is_money
from extract.phrases.wholes import in_whole, is_rate, rate_of, share_of, without_whole
from extract.text.letters import RIGHT, alternation, folded
from schemas.code_lists import Measure
from schemas.vocabulary import Vocabulary

_NEW_CLAUSE = re.compile(r"\s*;")
_GROWTH = re.compile(r"tăng\s+trưởng\W*$")
_OWNED = re.compile(r"\scủa\s|\s[A-ZĐ]")
_BRACKET_OPENS = re.compile(r"\s*\(")
_STRUCTURE = re.compile(r"cơ\s+cấu[^,;:\d]{0,40}:\s")
_JOINS = re.compile(r"\s*(?:,|và\s|với\s|cùng\s)")
_POINTING = (" này", " đó", " ấy")
_PART_OF_PREVIOUS = re.compile(rf"\W*trong\s+(?:số\s+)?(?:đó|này){RIGHT}")
_THAT_NUMBER = re.compile(r"(?:trong\s+)?số\s+(?:đó|này|ấy)(?:\s+(?:chủ\s+yếu|phần\s+lớn|đa\s+số))?(?:\s+là)?(?=\s)")
_RESTATES = re.compile(r"\s*,?\s*\(?\s*(?:tương\s+(?:đương|ứng)|tức|hay)(?:\s+(?:là|với|mức|tỷ\s+lệ|giảm|tăng))*\s*")
_LOST = " mất"
_REACHED = re.compile(r"^\W*(?:chỉ\s+)?(?:đạt|còn|lên|xuống|ở\s+mức)(?:\s+[^\W\d_]+){0,3}\s*$")


class _Amount(NamedTuple):
    """An amount, percentage or ratio whose phrase is wanted.

    `clause` is what stands before it, `subject` the folded phrase of it, `empty` that it names nothing measured; `text` is the
    same as printed, with the heading of its bullet; `right` what follows the number.
    """

    focus: Focus
    reading: MeasureReading
    antecedent: Draft | None
    clause: Clause
    subject: str
    empty: bool
    text: str = ""
    right: str = ""


class PhraseComposer:
    """Composes measured phrases from what the readers of phrases, measures and antecedents find."""

    def __init__(self, vocabulary: Vocabulary, phrases: PhraseReader, measures: MeasureReader, antecedents: AntecedentReader) -> None:
        self._phrases, self._measures, self._antecedents = phrases, measures, antecedents
        self._counts = CountedPhraseComposer(phrases, antecedents, vocabulary.cues.classifiers, vocabulary.phrase_cues.causing_verbs)
        self._owners = OwnershipReader(vocabulary)
        self._lists = ListReader(vocabulary, phrases)
        self._gaps = GapReader(vocabulary, phrases.nouns)
        above = alternation(vocabulary.phrase_cues.above_nouns)
        self._above = re.compile(rf"(?:{above}|lượng\s+\w+)\s+(?:nói\s+trên|nêu\s+trên|trên\s+đây|trên)")

    def compose(self, focus: Focus, reading: MeasureReading, antecedent: Draft | None) -> Phrase:
        """The phrase measured by a figure; its text is empty where nothing says what is measured."""
        phrase = self._composed(focus, reading, antecedent)
        if phrase.text and not focus.quantity.counted and (whom := complement(focus.scan, focus.mention)):
            before = "" if phrase.own or focus.last is None else complement(focus.scan, focus.last.mention)
            phrase = phrase._replace(text=join(phrase.text.removesuffix(before).rstrip(), whom))
        if not focus.earlier and focus.around.previous and (that := _THAT_NUMBER.match(folded(phrase.text))) is not None:
            phrase = phrase._replace(text=join(phrase.text[that.end() :], focus.around.previous))
        return self._owners.complete(focus, phrase)

    def _composed(self, focus: Focus, reading: MeasureReading, antecedent: Draft | None) -> Phrase:
        """The phrase before the names of the article complete it."""
        q = focus.quantity
        given = self._lists.listed(focus, reading)
        if isinstance(given, Draft):
            return Phrase(given.phrase, given.topic, own=False, whole=given.whole)
        clause = Clause(noun=folded(given)) if given else self._phrases.clause(focus.scan, focus.mention, near=q.counted)
        if reading.measure in QUALIFIES and clause.subject.endswith(_LOST):  # "VN-Index mất 17 điểm"
            clause = Clause(clause.noun.removesuffix(_LOST), clause.actor, rest=clause.rest.removesuffix(_LOST), linked=clause.linked)
        subject = clause.subject
        if given is None and (filled := self._gaps.fill(focus, subject)) is not None:
            return filled
        if q.counted:
            return self._counts.compose(focus, reading, antecedent, given or original_case(focus.scan, subject))
        if self._phrases.nouns.compares(subject) or (subject == "thu" and focus.last is not None and is_money(focus) and is_bulk(focus.last.unit)):
            clause, subject = Clause(linked=clause.linked), ""  # "xuất khẩu 173.000 tấn tiêu, thu 579 triệu USD"
        empty = not subject or self._phrases.nouns.is_actor(subject)
        bare = _Amount(focus, reading, antecedent, clause, subject, empty)
        inherited = self._inherited(bare)
        if inherited is not None:
            return inherited
        right = original_case(focus.scan, self._phrases.right_noun(focus.scan, sharer(focus)))
        if reading.measure is Measure.COMPLETION and not (subject == "giải ngân" and antecedent is None):
            right = ""
        text = join(given or original_case(focus.scan, subject), focus.heading)
        amount = _Amount(focus, reading, antecedent, clause, subject, empty, text, right)
        if reading.measure is Measure.SHARE:
            return self._share(amount)
        return self._unnamed(amount) if empty else self._named(amount)

    def _inherited(self, amount: _Amount) -> Phrase | None:
        """The phrase of a figure that points back ("con số này") or that qualifies another without words of its own."""
        focus, subject, antecedent = amount.focus, amount.subject, amount.antecedent
        if self._phrases.is_anaphoric(focus.scan, focus.mention) and (base := antecedent.phrase if antecedent is not None else focus.around.previous):
            added = original_case(focus.scan, subject) if not amount.empty and subject not in folded(base) else ""
            return Phrase(join(base, added), base, own=False)
        if amount.reading.measure in QUALIFIES and (same := amount_or_value(focus)) is not None:
            return Phrase(same.phrase, same.topic, own=False, whole=same.whole)
        if not amount.empty:
            return None
        if focus.last is not None and focus.last.own_phrase and _RESTATES.fullmatch(focus.mention.before):
            return Phrase(focus.last.phrase, focus.last.topic, own=True, whole=focus.last.whole)  # "tăng 6,9 điểm, tương ứng 0,7%"
        if amount.reading.measure is Measure.CHANGE_PCT and self._measures.is_rate(right := self._phrases.right_noun(focus.scan, focus.mention)):
            return Phrase(f"tỷ lệ {original_case(focus.scan, right)}", right, own=True)
        if amount.reading.measure in QUALIFIES and (named := named_after(focus)) is not None:
            antecedent = named
        elif amount.reading.measure in QUALIFIES and (changed := changed_before(focus)) is not None:
            antecedent = changed
        if amount.reading.measure in QUALIFIES and antecedent is not None:
            part = antecedent.measure is Measure.SHARE and focus.quantity.unit != "percentage_point"
            return Phrase(
                without_whole(antecedent) if part else antecedent.phrase, antecedent.topic, own=False, whole="" if part else antecedent.whole
            )
        return None

    def _unnamed(self, amount: _Amount) -> Phrase:
        """The phrase of an amount that nothing before it names: the noun after it, else the heading, the antecedent, the topic."""
        focus, antecedent, right = amount.focus, amount.antecedent, amount.right
        if right:
            about = "" if self._phrases.nouns.names_measure(right) else amount.subject
            if antecedent is not None and antecedent.quantity.counted and not (dimension_noun(focus, right) and " " in right):
                about = antecedent.topic
            whole = focus.around.previous if not focus.earlier and _PART_OF_PREVIOUS.match(focus.scan.text) else ""
            return Phrase(join(dimension_noun(focus, right), right, original_case(focus.scan, about), whole), right, own=True)
        if amount.reading.reached and focus.last is not None:
            return Phrase(focus.last.phrase, focus.last.topic, own=False)
        if focus.heading:
            return Phrase(focus.heading, focus.heading, own=True)
        if _REACHED.search(focus.mention.before) and (changed := changed_before(focus)) is not None:
            antecedent = changed
        if antecedent is not None:
            weighed = DIMENSION_NOUNS.get(antecedent.unit) if is_money(focus) else None
            if weighed and folded(antecedent.phrase).startswith(f"{weighed} "):  # "bán 25 tấn sầu riêng, thu về 1,8 tỷ đồng"
                return Phrase(f"giá trị{antecedent.phrase[len(weighed) :]}", antecedent.topic, own=False)
            return Phrase(without_whole(antecedent) if antecedent.measure is Measure.SHARE else antecedent.phrase, antecedent.topic, own=False)
        if not focus.around.previous and _GROWTH.search(focus.mention.before):  # "mục tiêu tăng trưởng 6,7%" is that of the economy
            return Phrase("tăng trưởng kinh tế", "kinh tế", own=True)
        inherited = self._phrases.topic(focus.scan) or focus.around.previous or focus.around.heading
        return Phrase(inherited, inherited, own=False)

    def _named(self, amount: _Amount) -> Phrase:
        """The phrase of an amount whose words before it say what is measured, completed by its whole, its owner or its object."""
        focus, subject, text, right = amount.focus, amount.subject, amount.text, amount.right
        if focus.last is not None and subject == "đóng góp" and focus.quantity.unit == "percentage_point":
            return Phrase(f"{text} của {focus.last.phrase}", focus.last.topic, own=False)
        whole = self._whole(amount)
        if whole is not None:
            return Phrase(join(text, whole), text, own=True, whole=whole)
        if amount.clause.verb and not amount.clause.noun:
            return self._object(amount)
        measured = self._phrases.nouns.names_measure(subject)
        if self._phrases.nouns.wants_owner(subject) and not focus.heading:
            complement = "" if amount.clause.linked else self._complement(amount)
            owner = (
                self._whose(amount)
                or (complement if complement.startswith("của ") else "")
                or self._owners.project(focus, subject)
                or owner_of(subject, amount.antecedent)
            )
            owner = owner or self._phrases.topic(focus.scan) or focus.around.topic
            if right and (not measured or amount.clause.bare_verb):
                owner = right
            return Phrase(join(text, owner), owner or text, own=True)
        if right and amount.clause.bare_verb:
            text = join(text, right)
        elif right and amount.clause.noun and is_bulk(focus.quantity.unit or "") and not amount.clause.linked:
            text = join(text, right)  # "khoản vay 1.900 lượng vàng", "diện tích 500 ha lúa"
        elif right and is_money(focus) and not amount.clause.linked and self._phrases.nouns.begins_with_measure(folded(right)):
            return Phrase(right, self._phrases.nouns.without_head(right), own=True)
        if measured or amount.clause.noun:
            text = join(text, self._whose(amount) or self._shared_owner(amount), "" if amount.clause.linked else self._complement(amount))
            if self._phrases.nouns.is_generic(folded(text)) and not focus.heading and (frame := self._phrases.topic(focus.scan)):
                text = join(text, frame)  # "Ở nhóm linh kiện, kim ngạch đạt 71 triệu USD"
            topic = original_case(focus.scan, amount.clause.actor) or self._phrases.nouns.without_head(text)
            return Phrase(text, topic, own=True)
        if right:
            return Phrase(join(dimension_noun(focus, right), right, text), right, own=True)
        text = join(text, self._complement(amount))
        return Phrase(join(dimension_noun(focus, text), text), text, own=True)

    def _object(self, amount: _Amount) -> Phrase:
        """The phrase of an amount that is the object of a verb: "số tiền VietBank dự chi mua toà nhà", "tiền phạt công ty phải nộp"."""
        focus, right = amount.focus, amount.right
        actor = original_case(focus.scan, amount.clause.actor)
        text = join(actor, amount.clause.verb, focus.heading)
        if right and (not is_money(focus) or self._phrases.nouns.begins_with_measure(folded(right))):
            return Phrase(join(dimension_noun(focus, right), right, text), right, own=True)
        text = join(text, right or self._complement(amount))
        return Phrase(join("số tiền" if is_money(focus) else dimension_noun(focus, text), text), actor, own=True)

    def _shared_owner(self, amount: _Amount) -> str:
        """The owner that a noun shares with the one before it: "Ocean Group đạt doanh thu 958 tỷ đồng và lợi nhuận 56 tỷ đồng"."""
        focus, clause = amount.focus, amount.clause
        if not clause.noun or _OWNED.search(amount.text) or not _JOINS.match(focus.scan.text[focus.mention.left : focus.quantity.start]):
            return ""
        for draft in reversed(focus.earlier):
            before = self._phrases.clause(focus.scan, draft.mention)
            if before.noun and before.actor and not before.verb:
                return self._whose(amount._replace(clause=before))
        return ""

    def _whose(self, amount: _Amount) -> str:
        """Who has or gets what is measured: "của Vinatex", "doanh nghiệp phải nộp"; empty where the clause says only "công ty" or "này"."""
        clause = amount.clause
        if not clause.noun or clause.verb == clause.noun:
            return ""
        if not clause.actor or self._phrases.nouns.is_actor(clause.actor) or clause.actor.endswith(_POINTING):
            return clause.verb
        actor = original_case(amount.focus.scan, clause.actor)
        return f"{actor} {clause.verb}" if clause.verb else f"của {actor}"

    def _complement(self, amount: _Amount) -> str:
        """What the words after an amount say it is for, as printed."""
        return original_case(amount.focus.scan, self._phrases.complement(amount.focus.scan, amount.focus.mention))

    def _share(self, amount: _Amount) -> Phrase:
        """A part and its whole: "y tế chiếm 34%, giáo dục 27%" shares one whole."""
        focus, antecedent, right = amount.focus, amount.antecedent, amount.right
        if amount.clause.verb and not amount.clause.noun and right:
            holder = join(original_case(focus.scan, amount.clause.actor), amount.clause.verb, focus.heading)
            return Phrase(f"{rate_of(right)} {holder}", right, own=True, whole=right)
        text = "" if amount.empty else amount.text
        own = bool(right) and _NEW_CLAUSE.match(focus.mention.before) is not None and self._phrases.nouns.begins_with_measure(folded(right))
        if not text and antecedent is not None and not own:
            if right:
                return Phrase(
                    share_of(folded(right), amount.reading.found, without_whole(antecedent), right), antecedent.topic, own=True, whole=right
                )
            if antecedent.whole and antecedent.measure is Measure.LEVEL:
                whole = antecedent.whole
                return Phrase(in_whole(without_whole(antecedent), whole), antecedent.topic, own=False, whole=whole)
            alike = antecedent.unit == focus.quantity.unit and antecedent.measure in SELF_STANDING
            return Phrase(antecedent.phrase if alike else rate_of(without_whole(antecedent)), antecedent.topic, own=False, whole=antecedent.whole)
        if not text:
            inherited = right or self._phrases.topic(focus.scan) or focus.around.previous
            return Phrase(rate_of(inherited) if right else inherited, inherited, own=bool(right))
        whole = right
        if not whole and antecedent is not None and antecedent.measure is Measure.LEVEL and self._antecedents.opens_parts(focus.mention.before):
            return Phrase(in_whole(text, antecedent.phrase), text, own=True, whole=antecedent.phrase)
        last = focus.last
        if not whole and antecedent is not None and antecedent.measure is Measure.LEVEL and _STRUCTURE.search(focus.mention.before):
            return Phrase(in_whole(text, antecedent.phrase), text, own=True, whole=antecedent.phrase)  # "đạt 24 nghìn tỷ; cơ cấu: vốn nhà nước 12%"
        listed = last is not None and last.whole and not amount.clause.linked and not is_rate(text)
        if not whole and (listed or not self._phrases.nouns.names_measure(folded(text))):
            whole = last.whole if last is not None and last.measure is Measure.SHARE else self._phrases.topic(focus.scan)
        if self._phrases.nouns.is_generic(folded(text)) and not right:
            whole = self._whose(amount) or (antecedent.topic if antecedent is not None else "") or focus.around.topic
        return Phrase(
            share_of(folded(right), amount.reading.found, join(text, self._whose(amount)), whole),
            self._phrases.nouns.without_head(text),
            own=True,
            whole=whole,
        )

    def _whole(self, amount: _Amount) -> str | None:
        """The whole that a part repeats: after "trong đó", and for the parts listed after the first."""
        focus, antecedent, measure = amount.focus, amount.antecedent, amount.reading.measure
        if self._phrases.nouns.names_measure(amount.subject) and not self._phrases.nouns.is_generic(amount.subject):
            return None
        if amount.clause.ranked and measure is Measure.LEVEL and (ranked := self._ranked_whole(focus)):
            return ranked
        if not focus.earlier and focus.around.previous and _PART_OF_PREVIOUS.match(focus.scan.text):
            return focus.around.previous
        if antecedent is None or focus.last is None:
            return focus.around.previous if focus.around.previous and self._above.search(focus.mention.before) else None
        if self._antecedents.opens_parts(focus.mention.before):
            return next((d for d in reversed(focus.earlier) if d.measure is measure and not d.whole), antecedent).phrase
        if focus.last.whole and focus.last.measure is measure:
            return focus.last.whole
        if (
            measure is Measure.LEVEL
            and antecedent.unit == focus.quantity.unit
            and not amount.clause.linked
            and _BRACKET_OPENS.match(focus.mention.before)
        ):
            return antecedent.phrase  # "xuất khẩu đạt 105 triệu USD (hạt điều 28 triệu USD, thủy sản 41 triệu USD)"
        return None

    def _ranked_whole(self, focus: Focus) -> str:
        """What names of a ranking have their parts of: the last level in their unit, else what a sentence before measured in it."""
        alike = (
            d.whole or d.phrase for d in reversed(focus.earlier) if d.own_phrase and d.measure is Measure.LEVEL and d.unit == focus.quantity.unit
        )
        whole = next(alike, "") or focus.around.measured.get(focus.quantity.unit or "", "")
        return whole if self._phrases.nouns.begins_with_measure(folded(whole)) else ""
