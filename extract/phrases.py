"""The noun phrase measured: what stands before the number, and the noun counted after it."""

from __future__ import annotations

import re

from extract.letters import LEFT, RIGHT, alternation, folded, squeezed
from extract.mentions import Mention, SentenceScan, compound_nouns
from extract.time_expressions import TimeKind
from schemas.vocabulary.cues import Cues

_SOURCE = re.compile(
    rf"^\s*(?:(?:cũng\s+)?theo|căn\s+cứ|qua|nhờ|do|với\s+sự|để|nhằm|trước|sau\s+khi|khi|nếu|tuy\s+nhiên|đặc\s+biệt|đáng\s+chú\s+ý|cụ\s+thể|ngoài\s+ra|bên\s+cạnh\s+đó|theo\s+đó|như\s+vậy|bù\s+lại|qua\s+đó|nhờ\s+đó|đồng\s+thời|mặc\s+dù|song|thực\s+tế|thực\s+hiện\s+(?:nghị|quyết|chỉ|chương)){RIGHT}"
)
_ANAPHORA = re.compile(
    rf"^\W*(?:(?:các\s+|những\s+)?con\s+số(?:\s+(?:này|ấy|đó))?|kết\s+quả(?:\s+này)?|(?:tỷ\s+lệ|mức|số|số\s+tiền|chỉ\s+tiêu|mức\s+tăng|mức\s+giảm|số\s+vốn|lượng|giá|khoản|tổng\s+số)(?:\s+(?:này|đó|ấy|trên|nói\s+trên))?|kết\s+quả\s+đạt\s+được|đây|trong\s+đó|riêng|số\s+đó|tổng|tổng\s+cộng|tức|nay|cộng\s+dồn|tính\s+chung|bình\s+quân|trung\s+bình|cả\s+năm|trong\s+năm|trên\s+tổng|trong\s+tổng|hoàn\s+thành|hoàn|thực\s+hiện|suy|sụt|gia|một|hai|ba|nghĩa|việc|hồi|chỉ|mới|hết|tuy\s+nhiên|nhiên|tăng\s+thêm|thêm|bổ\s+sung|lại|so|cùng\s+tháng|tháng|phần\s+còn\s+lại){RIGHT}\W*$"
)
_SPLIT = re.compile(r"[;:!?()\[\]\"“”–]|,|^\s*[^\W\d_]{2,8}\s-\s|\s-\s(?=[^,;]{40})|\s+trong\s+khi(?:\s+đó)?\s|\s+cho\s+(?:thấy|biết|rằng)\s|(?<![^\W_])(?:nhưng|song(?!\s+(?:phương|song|hành))|còn\s+lại|rằng)(?![^\W_])")
_PARENTHESES = re.compile(r"\([^()]*\)|^[^()]*\)(?=.*[^\W\d_]{2})")
_SUBJECTS = re.compile(
    rf"^\W*(?:và|còn|thì|mà|nhưng|song|cùng\s+với|cùng|với|riêng|trong\s+đó|ngoài|có|đã|đang|sẽ|cũng|vẫn|đều|nay|hiện|như|gồm|bao\s+gồm|đồng\s+thời|toàn\s+tỉnh|tỉnh\s+ta|tỉnh|toàn\s+ngành|cả\s+nước|toàn\s+huyện|địa\s+phương|ông|bà|do|vì|khi|từ|của|về|tại|ở|để|nhằm|đặc\s+biệt|cả|nói\s+chung|trên\s+địa\s+bàn|ta|được|này|lại|trên|trong|bước\s+sang|kết\s+thúc|kịp|chỉ|tức|nâng|đưa|sang|thấy|cộng\s+dồn|tính\s+chung|dù|ubnd\s+tỉnh|hết|làm|đạt|ghi\s+nhận|báo|hướng|bị|gây|khoảng){RIGHT}"
)
_TAIL_END = re.compile(
    rf"[;:.!?()\[\]\"“”–,/]|\s-\s|{LEFT}(?:với|tăng|giảm|gấp|chiếm|đạt(?!\s+(?:chuẩn|tiêu|loại|giải|danh|từ|\d+\s+sao))|bằng|trong\s+đó|so\s+với|so|tương\s+đương|tương\s+ứng|lần\s+lượt|nâng(?!\s+cao)|đưa|góp\s+phần|trong\s+khi|để|nhằm|qua\s+đó|từ\s+đó|trị\s+giá|tổng\s+(?:vốn|kinh\s+phí|trị\s+giá|mức)|ước|hoàn\s+thành\s+(?:kế|mục)|vượt|thuộc\s+diện|phấn\s+đấu|theo\s+(?:quyết|nghị|đề|kế|báo|số)|nhưng|song(?!\s+(?:phương|song|hành))|bình\s+quân|khi|vì|do\s|nên|mà|thì|cao\s+hơn|thấp\s+hơn|cho\s+thấy|hơn\s+(?:so|năm|cùng)|cùng\s+(?:kỳ|với)|như){RIGHT}"
)
_HEAD = (
    r"(?:tổng\s+|số\s+|mức\s+|giá\s+trị\s+|các\s+|toàn\s+bộ\s+|tỷ\s+lệ\s+|tỷ\s+trọng\s+)*(?:vốn(?:\s+(?:đăng\s+ký|đầu\s+tư|điều\s+lệ|tăng\s+thêm|cam\s+kết|giải\s+ngân|thực\s+hiện|đầu\s+tư\s+đăng\s+ký|bình\s+quân|vay|tài\s+trợ|kế\s+hoạch))*|trị\s+giá|giá\s+trị|kinh\s+phí(?:\s+(?:tài\s+trợ|cam\s+kết|thực\s+hiện|hỗ\s+trợ))*|mức\s+đầu\s+tư|đầu\s+tư|ngân\s+sách(?:\s+cam\s+kết)?(?:\s+tài\s+trợ)?|quy\s+mô|công\s+suất|diện\s+tích|năng\s+suất|sản\s+lượng|doanh\s+thu|lợi\s+nhuận|thu\s+nhập|giải\s+ngân|số\s+tiền|số\s+vốn|xuất\s+khẩu|nhập\s+khẩu|lượng|kim\s+ngạch|giá|dư\s+nợ|chi\s+phí|thuế|tổng\s+thu|chiều\s+dài|tỷ\s+lệ|tỷ\s+trọng|kế\s+hoạch(?:\s+(?:vốn|năm|cả\s+năm))*|dự\s+toán|chỉ\s+tiêu|thiệt\s+hại)(?:\s+(?:bình\s+quân|trung\s+bình|cả\s+năm|năm|này|đó|mới|ước|đều|chung))*"
)
_CLAUSE_VERB = re.compile(r"\s+(?:đã|đang|sẽ|bị|vẫn|có\s+thể|cần|phải)\s+")
_GENERIC = re.compile(rf"^\W*(?:(?:với|có|và|trên|trong)\s+)*(?:{_HEAD}|tổng|tổng\s+số)\W*$")
# Of these an article says elsewhere whose they are; "xuất khẩu" or "doanh thu" may stand alone.
_OWNED = re.compile(
    r"^\W*(?:(?:với|có|và|trên|trong|tổng|số|mức|các|toàn\s+bộ|tỷ\s+lệ|mới)\s+)*(?:vốn(?:\s+(?:đăng\s+ký|đầu\s+tư|điều\s+lệ|tăng\s+thêm|cam\s+kết|giải\s+ngân|thực\s+hiện|bình\s+quân|vay|tài\s+trợ|kế\s+hoạch))*|trị\s+giá|giá\s+trị|kinh\s+phí(?:\s+\w+\s+\w+)?|mức\s+đầu\s+tư|đầu\s+tư|ngân\s+sách(?:\s+cam\s+kết)?(?:\s+tài\s+trợ)?|quy\s+mô|công\s+suất|diện\s+tích|năng\s+suất|sản\s+lượng|lượng|số\s+tiền|giá|chiều\s+dài|kế\s+hoạch(?:\s+(?:vốn|năm|cả\s+năm))*|dự\s+toán|chỉ\s+tiêu|giải\s+ngân|lỗ|lãi|bị\s+lỗ|dài|rộng|thị\s+giá|thu\s+nhập)(?:\s+(?:bình\s+quân|trung\s+bình|cả\s+năm|năm|này|đó|mới|ước|đều|chung))*\W*$"
)
_GENERIC_HEAD = re.compile(rf"^\W*{_HEAD}\s+(?=[^\W\d_])")
_MEASURED_NOUN = re.compile(
    rf"{LEFT}(?:tổng|số|vốn|kim\s+ngạch|giá\s+trị|doanh\s+thu|doanh\s+số|lợi\s+nhuận|thu(?!\s+(?:hoạch|hút|mua|về|được|dung|thập|hồi|tiền))|chi(?!\s+(?:tiết|nhánh|cục|hội|đoàn|bộ|mua|trả))|tỷ\s+lệ|tỷ\s+trọng|sản\s+lượng|năng\s+suất|diện\s+tích|kinh\s+phí|thu\s+nhập|mức|giá|lượng|chỉ\s+số|tốc\s+độ|quy\s+mô|công\s+suất|dân\s+số|đàn|dư\s+nợ|nợ|tín\s+dụng|huy\s+động|xuất\s+khẩu|nhập\s+khẩu|lãi\s+suất|thuế|tài\s+sản|nguồn\s+vốn|tiền|chi\s+phí|thị\s+phần|lãi|lỗ|gdp|grdp|cpi|iip|fdi|oda|giải\s+ngân|thiệt\s+hại|tăng\s+trưởng|trị\s+giá|chiều\s+dài|ngân\s+sách|viện\s+trợ|độ\s+che\s+phủ|khách){RIGHT}"
)
_ACTORS = re.compile(rf"^\W*(?:tỉnh|toàn\s+tỉnh|tỉnh\s+ta|ngành|công\s+ty|đơn\s+vị|ngân\s+hàng|huyện|địa\s+phương|doanh\s+nghiệp|tập\s+đoàn|hãng|cả\s+nước|toàn\s+ngành|các|họ|về\s+số\s+\w+|con\s+số)(?:\s+(?:này|đó))?\W*$")
_NO_RIGHT_NOUN = frozenset(
    "và với so cho để vào từ trong tại ở của do trên nhờ trở hoặc hay thì mà nhưng này đó khi nên theo đến như năm mỗi đối nhằm về đã được cùng kể lên xuống còn giữa qua bị tới ra vẫn nếu một sau trước ngay bao tương ước có không mới cũng nữa thông lần là chủ gửi mua bán".split()
)
_STRIPPED_TAIL = re.compile(r"(?:^|\s+)(?:và|với|của|cho|từ|đến|trong|tại|ở|là|có|để|do|bởi|các|những|cùng|khi|thì|mà|hơn|gần|trên|dưới|khoảng|còn|đã|sẽ|đang|lên|xuống|được|bị|riêng|trong đó|nhất là|như|ước|hoặc|hay|cả|chỉ|cũng|vẫn|\W+)\s*$")
_LONGEST_TAIL = 14
_LONG_CLAUSE = 8
_PREDICATE = re.compile(r"\s+(?:luôn|đã|tiếp\s+tục|cũng|đang|vẫn|sẽ|bị|thực\s+sự|được\s+(?:ngân|giữ|kiểm|duy|điều|đẩy|nâng|các|dự))(?![^\W_])")
_VERBS = re.compile(rf"{LEFT}(?:giúp|nâng|đưa|ghi\s+nhận|báo|khiến|làm|đã|sẽ|phải\s+chịu|chịu|tuyên\s+bố|áp\s+dụng|chứng\s+kiến|dẫn\s+đến|duy\s+trì|kéo|điều\s+chỉnh|cắt\s+giảm|đặt|công\s+bố|thực\s+hiện|thu\s+hút|kỳ\s+vọng|được|mà|rằng){RIGHT}")
_LONGEST_COORDINATION = 7
_EDGES = " ,;:-–.()\"“”*•+"
_PROTECTED = "\x1f"


class PhraseReader:
    """Reads measured phrases; compiled once from the cue words."""

    def __init__(self, cues: Cues) -> None:
        kept = {"mới", "trị giá", "thành", "tăng thêm", "ở mức", "giải ngân", "thực hiện", "hoàn thành", "kế hoạch", "thêm", "tăng thêm", "thuộc", "giải ngân đạt", "ngang", "chỉ tiêu", "dự toán", "đăng ký thực hiện", "đóng góp", "mất", "bổ sung", "sở hữu", "nắm giữ"}
        strip = [*cues.links, *cues.emphasis, *cues.change.up, *cues.change.down, *cues.change.to, *cues.ratio.times, *cues.ratio.equal, *cues.share.verbs, *cues.completion.verbs, *cues.completion.exceed]
        strip += [w for words in cues.status.values() for w in words] + [w for words in cues.bounds.values() for w in words] + [*cues.part_of, *cues.equivalent]
        strip += ["và", "với", "từ", "trong", "cùng", "của", "cho", "mạnh", "nhẹ", "nhanh", "hiện", "đã", "đang", "vẫn", "cũng", "được", "thu về", "này", "nay", "vào", "tại", "còn", "do", "khá", "tổng cộng", "đều", "lần đầu", "tiếp tục", "duy trì", "thì", "mà", "như", "để", "khi", "các", "những", "mốc", "chạm", "cán", "cán mốc", "mang về", "đem về", "trở", "sẽ", "không", "chưa", "nâng", "hạ", "kéo", "rút", "tương ứng", "tức", "hay", "rơi", "vọt", "mất", "mới đạt", "ở mức", "bị", "đứng ở", "dao động", "quanh"]
        self._end = re.compile(rf"(?:^|(?<=\W)){alternation([w for w in strip if w not in kept])}\W*$")
        self._status_words = re.compile(rf"{LEFT}(?:phấn\s+đấu|đặt\s+mục\s+tiêu|mục\s+tiêu|dự\s+kiến|dự\s+báo|ước\s+tính|ước|đặt\s+ra|đề\s+ra\s+chỉ\s+tiêu|đặt\s+kế\s+hoạch){RIGHT}")
        self.compounds = compound_nouns(cues)

    def strip(self, text: str) -> str:
        """Cut the verbs, bounds and particles that stand between the phrase and its number."""
        while True:
            m = self._end.search(text)
            if m is None or m.end() == m.start():
                return text.strip(_EDGES)
            text = text[: m.start()]

    def _pieces(self, text: str) -> list[tuple[int, str]]:
        """The stretches between commas and brackets, coordinated nouns ("xuất, nhập khẩu") kept whole."""
        masked = self.compounds.sub(lambda m: m[0].replace(",", _PROTECTED), text)
        pieces: list[tuple[int, str]] = []
        position = 0
        for m in _SPLIT.finditer(masked):
            pieces.append((position, masked[position : m.start()]))
            position = m.end()
        pieces.append((position, masked[position:]))
        return [(offset, piece.replace(_PROTECTED, ",")) for offset, piece in pieces]

    def subject(self, scan: SentenceScan, mention: Mention, *, near: bool = False) -> str:
        """The phrase before the number in its own stretch of the sentence; with `near` only what stands right before it."""
        text = _PARENTHESES.sub(lambda m: " " * len(m[0]), _without_times(scan, mention.left, mention.quantity.start))
        best, fallback = "", ""
        for _, piece in reversed(self._pieces(text)):
            cut = self.strip(piece)
            if re.search(r"[^\W\d_]{2}", cut) and not _ANAPHORA.match(cut) and not _ANAPHORA.match(self._clean(cut)):
                source = _SOURCE.match(cut)
                if source is None or (not fallback and self.names_measure(cut[source.end() :])):
                    best = cut if source is None else cut[source.end() :]
                    break
                fallback = fallback or " ".join(cut[source.end() :].split()[-9:])
            if near:
                break
        return self._shortened(self._clean(best or fallback))

    def _shortened(self, text: str) -> str:
        """Of a long clause the noun phrase before its first verb or after its last one, where that names what is measured."""
        if (m := _PREDICATE.search(text)) and _MEASURED_NOUN.match(text) and len(text[: m.start()].split()) > 1:
            text = text[: m.start()]
        if len(text.split()) < _LONG_CLAUSE:
            return text
        ends = [m.end() for m in _VERBS.finditer(text)]
        rest = text[ends[-1] :].strip() if ends else ""
        return rest if rest and _MEASURED_NOUN.search(rest) else text

    def _clean(self, text: str) -> str:
        while m := _SUBJECTS.match(text):
            text = text[m.end() :]
        text = self._status_words.sub(" ", text)
        return squeezed(text).strip(_EDGES)

    def topic(self, scan: SentenceScan) -> str:
        """What the sentence opens with as its topic: "Trong vốn giải ngân, …", "Về ODA, …"."""
        if not scan.mentions:
            return ""
        m = re.match(r"^\W*(?:trong(?:\s+(?:cơ\s+cấu|tổng\s+số|số|tổng))?|về|đối\s+với|riêng|với|ở|xét\s+theo)\s+(?P<topic>[^,;:]{3,70}),", _without_times(scan, 0, scan.mentions[0].quantity.start))
        return squeezed(m["topic"]) if m else ""

    def listed(self, scan: SentenceScan, start: int, count: int) -> list[str]:
        """The items of "Đàn trâu, đàn bò và đàn lợn lần lượt …" before `start`; empty where they are not `count`."""
        text = _without_times(scan, 0, start)
        chunk = re.split(r"[;:]|\s-\s|\d", text)[-1]
        items = [self._clean(self.strip(i)) for i in re.split(r",|\svà\s", chunk)]
        items = [i for i in items if i][-count:]
        if len(items) != count:
            return []
        head = _GENERIC_HEAD.match(items[0])
        return [items[0], *(join(head[0], i) if head and not self.names_measure(i) else i for i in items[1:])]

    def counted(self, scan: SentenceScan, mention: Mention) -> str:
        """The noun phrase counted: from the noun after the number to where the phrase ends."""
        q = mention.quantity
        if not q.counted:
            return ""
        return squeezed(f"{scan.text[q.unit_start : q.unit_end]} {self.tail(scan, mention, q.unit_end)}")

    def tail(self, scan: SentenceScan, mention: Mention, start: int) -> str:
        """The words after `start` that still belong to the number."""
        after = self.compounds.sub(lambda m: m[0].replace(",", _PROTECTED), _without_times(scan, start, max(mention.right, start)))
        end = _TAIL_END.search(after)
        words = (after[: end.start()] if end else after).replace(_PROTECTED, ",").split()[:_LONGEST_TAIL]
        if "và" in words and len(words) - words.index("và") > _LONGEST_COORDINATION:
            words = words[: words.index("và")]
        return self.strip_tail(" ".join(words))

    def right_noun(self, scan: SentenceScan, mention: Mention) -> str:
        """What follows an amount or percentage directly: "100% số xã", "25.823 tỷ đồng doanh thu"."""
        after = _without_times(scan, mention.quantity.end, mention.right)
        words = after.split()
        if not re.match(r"\s+[^\W\d_]", after) or not words or words[0] in _NO_RIGHT_NOUN:
            return ""
        tail = self.tail(scan, mention, mention.quantity.end)
        return self.strip_tail(_CLAUSE_VERB.split(tail, maxsplit=1)[0])

    def object_of(self, scan: SentenceScan, mention: Mention) -> str:
        """What an amount was spent on or lent for: "1.400 tỷ đồng mua toà nhà", "7.000 tỷ cho đường sắt"."""
        after = _without_times(scan, mention.quantity.end, mention.right)
        m = re.match(r"\s+(?:cho|để|mua|vào|từ|trả|đầu\s+tư)\s+[^\W\d_]", after)
        return self.tail(scan, mention, mention.quantity.end) if m else ""

    def is_anaphoric(self, scan: SentenceScan, mention: Mention) -> bool:
        """True where "con số ấy", "tỷ lệ này" stands right before the number."""
        text = _without_times(scan, mention.left, mention.quantity.start)
        return bool(re.search(r"(?:con\s+số|tỷ\s+lệ|mức|kết\s+quả|chỉ\s+tiêu|số)\s+(?:này|ấy|đó|trên)\s+(?:[^\W\d_]+\s+){0,4}$", text))

    @staticmethod
    def strip_tail(text: str) -> str:
        """Cut conjunctions and prepositions at the end of a phrase."""
        while m := _STRIPPED_TAIL.search(text):
            text = text[: m.start()]
        return text

    @staticmethod
    def is_generic(text: str) -> bool:
        """True for a phrase such as "tổng vốn đăng ký" that does not say whose."""
        return bool(_GENERIC.match(text))

    @staticmethod
    def wants_owner(text: str) -> bool:
        """True for "vốn đăng ký", "năng suất", "giải ngân": whose it is stands elsewhere."""
        return bool(_OWNED.match(text))

    @staticmethod
    def is_actor(text: str) -> bool:
        """True for a phrase that says who acts, not what is measured."""
        return bool(_ACTORS.match(text))

    @staticmethod
    def without_head(text: str) -> str:
        """What a measured phrase is about: "lúa" of "diện tích lúa"."""
        m = _GENERIC_HEAD.match(folded(text))
        return text[m.end() :] if m else text

    @staticmethod
    def names_measure(text: str) -> bool:
        """True where a phrase names something that is measured, not only who acts."""
        return bool(_MEASURED_NOUN.search(text))


# "lãi suất 1 tuần" names a rate by its term
_TERM = re.compile(r"(?:lãi suất|kỳ hạn|tiền gửi|trái phiếu|tín phiếu)[^,;]*$")


def _without_times(scan: SentenceScan, start: int, end: int) -> str:
    """Folded text with the time expressions blanked, so that offsets stay."""
    text = scan.text[start:end]
    for t in scan.times:
        if t.kind is TimeKind.DURATION and _TERM.search(scan.text, max(0, t.start - 40), t.start):
            continue
        if t.start < end and t.end > start:
            a, b = max(t.start, start) - start, min(t.end, end) - start
            text = text[:a] + " " * (b - a) + text[b:]
    return text


def original_case(scan: SentenceScan, phrase: str) -> str:
    """The phrase as the article prints it, where its words stand together in the sentence; else as it is."""
    found = scan.text.find(phrase)
    return scan.original[found : found + len(phrase)] if found >= 0 else phrase


def join(*parts: str) -> str:
    """Put phrases together, leaving out those that the phrase before already holds."""
    result = ""
    for part in parts:
        part = part.strip()
        if part and folded(part) not in folded(result):
            result = f"{result} {part}".strip()
    return result
