"""The noun phrase measured: what stands before the number, the noun counted after it, and what must be inherited."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.letters import LEFT, RIGHT, alternation, folded, squeezed
from extract.mentions import Mention, SentenceScan
from schemas.vocabulary.cues import Cues

_SOURCE = re.compile(
    rf"^\s*(?:(?:cũng\s+)?theo|căn\s+cứ|qua|nhờ|do|với\s+sự|để|nhằm|trước|sau\s+khi|khi|nếu|tuy\s+nhiên|đặc\s+biệt|đáng\s+chú\s+ý|cụ\s+thể|ngoài\s+ra|bên\s+cạnh\s+đó|theo\s+đó|như\s+vậy|bù\s+lại|qua\s+đó|nhờ\s+đó|đồng\s+thời|mặc\s+dù|song|thực\s+tế){RIGHT}"
)
_ANAPHORA = re.compile(rf"^\W*(?:con\s+số(?:\s+này)?|các\s+con\s+số(?:\s+này)?|kết\s+quả(?:\s+này)?|tỷ\s+lệ\s+này|mức\s+này|số\s+này|số\s+tiền\s+này|mức|kết\s+quả\s+đạt\s+được|đây|chỉ\s+tiêu\s+này|trong\s+đó|riêng|số\s+đó|tổng|tổng\s+số|tổng\s+cộng|tức|nay|giá|mức\s+tăng|mức\s+giảm|mức\s+tăng\s+này){RIGHT}\W*$")
_SPLIT = re.compile(r"[;:.!?()\[\]\"“”–]|,|\s-\s|\s+trong\s+khi(?:\s+đó)?\s|(?<![^\W_])(?:nhưng|song|còn\s+lại)(?![^\W_])")
_PARENTHESES = re.compile(r"\([^()]*\)|^[^()]*\)(?=.*[^\W\d_]{2})")
_SUBJECTS = re.compile(rf"^\s*(?:và|còn|thì|mà|nhưng|song|cùng\s+với|với|riêng|trong\s+đó|ngoài|có|đã|đang|sẽ|cũng|vẫn|đều|nay|hiện|như|gồm|bao\s+gồm|đồng\s+thời|toàn\s+tỉnh|tỉnh\s+ta|tỉnh|toàn\s+ngành|cả\s+nước|toàn\s+huyện|địa\s+phương|tỉnh\s+đã|chúng\s+ta|ông|bà|do|vì|khi|từ|của|về|tại|ở|theo\s+hướng|để|nhằm|đặc\s+biệt|cả|nói\s+chung|trên\s+địa\s+bàn|ta|được|này|lại){RIGHT}")
_TAIL_END = re.compile(
    rf"[;:.!?()\[\]\"“”–,/]|\s-\s|{LEFT}(?:với\s+(?:tổng|số|kinh|vốn|giá|mức|trị|doanh|diện|sản|ngân|quy|công|chiều|thời)|tăng|giảm|gấp|chiếm|đạt|bằng|trong\s+đó|so\s+với|so|tương\s+đương|tương\s+ứng|lần\s+lượt|nâng|đưa|góp\s+phần|trong\s+khi|là|để|nhằm|qua\s+đó|từ\s+đó|trị\s+giá|tổng\s+(?:vốn|kinh\s+phí|trị\s+giá|mức)|ước|và\s+(?:gấp|tăng|giảm|đạt|bằng|hơn|gần|trên|khoảng|thu|đón|có|ký|tổ\s+chức|tham\s+dự|tiếp|đang)|hoàn\s+thành\s+(?:kế|mục)|vượt|thuộc\s+diện|phấn\s+đấu|theo\s+(?:quyết|nghị|đề|kế|báo|số)|nhưng|song|bình\s+quân|khi|vì|do\s|nên|mà|thì|cao\s+hơn|thấp\s+hơn|cho\s+thấy|hơn\s+(?:so|năm|cùng)|cùng\s+(?:kỳ|với)){RIGHT}"
)
_GENERIC = re.compile(
    rf"^\W*(?:(?:với|có|và)\s+)?(?:tổng\s+|số\s+|mức\s+|giá\s+)*(?:vốn(?:\s+(?:đăng\s+ký|đầu\s+tư|điều\s+lệ|tăng\s+thêm|cam\s+kết|giải\s+ngân|thực\s+hiện|đầu\s+tư\s+đăng\s+ký|bình\s+quân|vay))*|trị\s+giá|giá\s+trị|kinh\s+phí(?:\s+(?:tài\s+trợ|cam\s+kết|thực\s+hiện|hỗ\s+trợ))*|mức\s+đầu\s+tư|đầu\s+tư|ngân\s+sách(?:\s+cam\s+kết)?(?:\s+tài\s+trợ)?|quy\s+mô|công\s+suất|diện\s+tích|năng\s+suất|sản\s+lượng|doanh\s+thu|lợi\s+nhuận|thu\s+nhập|giải\s+ngân|số\s+tiền|số\s+vốn|xuất\s+khẩu|nhập\s+khẩu|lượng|kim\s+ngạch|bình\s+quân|giá|dư\s+nợ|chi\s+phí|thuế)\W*$"
)
_MEASURED_NOUN = re.compile(
    rf"{LEFT}(?:tổng|số|vốn|kim\s+ngạch|giá\s+trị|doanh\s+thu|doanh\s+số|lợi\s+nhuận|thu|chi|tỷ\s+lệ|tỷ\s+trọng|sản\s+lượng|năng\s+suất|diện\s+tích|kinh\s+phí|thu\s+nhập|mức|giá|lượng|chỉ\s+số|tốc\s+độ|quy\s+mô|công\s+suất|dân\s+số|đàn|dư\s+nợ|nợ|tín\s+dụng|huy\s+động|xuất\s+khẩu|nhập\s+khẩu|lãi\s+suất|thuế|tài\s+sản|nguồn\s+vốn|tiền|chi\s+phí|thị\s+phần|lãi|lỗ|gdp|grdp|cpi|fdi|oda){RIGHT}"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """The phrase measured: `text` as the article has it, whether its own words name it, and the clause they stand in."""

    text: str
    own: bool
    clause: str
    counted: str = ""


class PhraseReader:
    """Reads measured phrases; compiled once from the cue words."""

    def __init__(self, cues: Cues) -> None:
        strip = [*cues.links, *cues.emphasis, *cues.change.up, *cues.change.down, *cues.change.to, *cues.ratio.times, *cues.ratio.equal, *cues.share.verbs, *cues.completion.verbs, *cues.completion.exceed]
        strip += [w for words in cues.status.values() for w in words] + [w for words in cues.bounds.values() for w in words] + [*cues.part_of, *cues.equivalent]
        strip += ["và", "với", "từ", "trong", "cùng", "của", "cho", "bình quân", "trung bình", "mạnh", "nhẹ", "nhanh", "hiện", "đã", "đang", "vẫn", "cũng", "được", "thu về", "này", "nay", "vào", "tại", "còn", "do", "số", "khá", "tổng cộng", "đều", "chung", "lần đầu", "tiếp tục", "duy trì", "thì", "mà", "như", "để", "khi", "các", "những", "mốc", "chạm", "cán", "cán mốc", "mang về", "đem về", "trở", "sẽ", "không", "chưa", "nâng", "hạ", "kéo", "rút", "thêm", "tăng thêm", "tương ứng", "tức", "hay"]
        self._end = re.compile(rf"(?:^|(?<=\W)){alternation(strip)}\W*$")
        self._status_words = re.compile(rf"{LEFT}(?:phấn\s+đấu|đặt\s+mục\s+tiêu|mục\s+tiêu|dự\s+kiến|dự\s+báo|ước\s+tính|ước|đặt\s+ra|đề\s+ra\s+chỉ\s+tiêu|đặt\s+kế\s+hoạch){RIGHT}")

    def strip(self, text: str) -> str:
        """Cut the verbs, bounds and particles that stand between the phrase and its number."""
        while True:
            m = self._end.search(text)
            if m is None or m.end() == m.start():
                return text.strip(" ,;:-–.()\"“”")
            text = text[: m.start()]

    def subject(self, scan: SentenceScan, mention: Mention) -> tuple[str, int]:
        """The phrase before the number in its own stretch of the sentence, as (text, where it begins); empty where there is none."""
        text = _PARENTHESES.sub(lambda m: " " * len(m[0]), _without_times(scan, mention.left, mention.quantity.start))
        pieces: list[tuple[int, str]] = []
        position = 0
        for m in _SPLIT.finditer(text):
            pieces.append((position, text[position : m.start()]))
            position = m.end()
        pieces.append((position, text[position:]))
        best = ("", mention.left)
        fallback = ""
        for offset, piece in reversed(pieces):
            cut = self.strip(piece)
            if not re.search(r"[^\W\d_]{2}", cut) or _ANAPHORA.match(cut):
                continue
            if _SOURCE.match(cut) and (best[0] or len(pieces) > 1):
                fallback = fallback or " ".join(cut.split()[1:][-9:])
                continue
            if best[0] and not _joins(best[0]):
                break
            if best[0]:
                best = (f"{cut}, {best[0]}", mention.left + offset)
                break
            best = (cut, mention.left + offset)
            if _joins(cut):
                continue
            break
        text = best[0] or fallback
        while m := _SUBJECTS.match(text):
            text = text[m.end() :]
        text = self._status_words.sub(" ", text)
        return squeezed(text).strip(" ,;:-–.\"“”"), best[1]

    def counted(self, scan: SentenceScan, mention: Mention) -> str:
        """The noun phrase counted: from the noun after the number to where the phrase ends."""
        q = mention.quantity
        if not q.counted:
            return ""
        start = q.unit_start
        after = _without_times(scan, q.unit_end, mention.right)
        end = _TAIL_END.search(after)
        tail = after[: end.start()] if end else after
        words = tail.split()
        cut = " ".join(words[:14])
        return squeezed(f"{scan.text[start:q.unit_end]} {self.strip_tail(cut)}")

    def right_noun(self, scan: SentenceScan, mention: Mention) -> str:
        """What follows an amount or percentage directly: "100% số xã", "25.823 tỷ đồng doanh thu"."""
        after = _without_times(scan, mention.quantity.end, mention.right)
        if not re.match(r"\s+[^\W\d_]", after):
            return ""
        end = _TAIL_END.search(after)
        words = (after[: end.start()] if end else after).split()
        if not words or words[0] in {"và", "với", "so", "cho", "để", "vào", "từ", "trong", "tại", "ở", "của", "do", "trên", "nhờ", "trở", "hoặc", "hay", "thì", "mà", "nhưng", "này", "đó", "khi", "nên", "theo", "đến", "như", "năm", "mỗi", "đối", "nhằm", "về", "đã", "được", "cùng", "kể", "lên", "xuống", "còn", "giữa", "qua", "bị", "tới", "ra", "vẫn", "nếu", "một", "sau", "trước", "ngay", "bao", "tương", "ước", "có", "không", "mới", "cũng", "nữa", "thông", "lần"}:
            return ""
        return self.strip_tail(" ".join(words[:12]))

    def strip_tail(self, text: str) -> str:
        """Cut conjunctions and prepositions at the end of a phrase."""
        while m := re.search(rf"(?:^|\s+)(?:và|với|của|cho|từ|đến|trong|tại|ở|là|có|để|do|bởi|các|những|cùng|khi|thì|mà|hơn|gần|trên|dưới|khoảng|còn|đã|sẽ|đang|lên|xuống|được|bị|riêng|trong đó|nhất là|như|ước|hoặc|hay|\W+)\s*$", text):
            text = text[: m.start()]
        return text

    @staticmethod
    def is_generic(text: str) -> bool:
        """True for a phrase such as "tổng vốn đăng ký" that does not say whose."""
        return bool(_GENERIC.match(text))

    @staticmethod
    def names_measure(text: str) -> bool:
        """True where a phrase names something that is measured, not only who acts."""
        return bool(_MEASURED_NOUN.search(text))


def _joins(text: str) -> bool:
    """A piece after a comma that continues a list ("xuất, nhập khẩu") rather than begins a clause."""
    return len(text.split()) <= 2 and not _MEASURED_NOUN.match(text)


def _without_times(scan: SentenceScan, start: int, end: int) -> str:
    """Folded text with the time expressions blanked, so that offsets stay."""
    text = scan.text[start:end]
    for t in scan.times:
        if t.start < end and t.end > start:
            a, b = max(t.start, start) - start, min(t.end, end) - start
            text = text[:a] + " " * (b - a) + text[b:]
    return text


def original_case(scan: SentenceScan, phrase: str) -> str:
    """The phrase as the article prints it, where its words stand together in the sentence; else as it is."""
    found = scan.text.find(phrase)
    return scan.original[found : found + len(phrase)] if found >= 0 else phrase


def join(*parts: str) -> str:
    """Put phrases together, leaving out words that the phrase before already ends with."""
    result = ""
    for part in parts:
        part = part.strip()
        if part and folded(part) not in folded(result):
            result = f"{result} {part}".strip()
    return result
