"""Whether words are syllables of Vietnamese: how a text shows that it was decoded as it was written."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split()
_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu "
    "i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot "
    "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uan uang uât uây uân uâng uc ue uê uêch uên uênh uêt ui um un ung uơ up ut uy uya uych uyên uyêt uynh uyp uyt uyu "
    "uôc uôi uôm uôn uông uôp uôt "
    "ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu "
    "y yêm yên yêng yêt yêu yt"
).split()
_SYLLABLES = frozenset(_RIMES) | {onset + rime for onset in _ONSETS for rime in _RIMES} | {f"g{rime}" for rime in _RIMES if rime.startswith("i")}
_WORD = re.compile(r"[^\s\"'“”‘’«»(){}\[\]<>.,:;!?…–—/\\|*•·=+&%\d_-]+")


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """True for a word that Vietnamese could spell, wherever its tone stands; capitals stand at its head, or all through."""
    if not (word[1:].islower() or word.isupper() or len(word) == 1):
        return False
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word.lower()).translate(_TONES)) in _SYLLABLES


@dataclass(frozen=True, slots=True)
class Spelling:
    """Of the words with signs beyond ASCII, how many are syllables and how many cannot be."""

    right: int
    wrong: int

    @property
    def quality(self) -> float:
        """The share of right ones; 1 for a text without such words."""
        return self.right / (self.right + self.wrong) if self.right or self.wrong else 1.0


def spelling(text: str) -> Spelling:
    """Count the marked words of a text."""
    words = Counter(word for word in _WORD.findall(unicodedata.normalize("NFC", text)) if not word.isascii())
    right = sum(count for word, count in words.items() if is_syllable(word))
    return Spelling(right, words.total() - right)
