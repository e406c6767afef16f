"""What of an article's text tells it apart from other articles: small enough to hold for every article of a build at once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import pyarrow as pa
from rensa import RMinHash

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SHINGLE = 4  # words
PERMUTATIONS = 128
_SHORTEST = 40  # words; shorter texts share too much by chance


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Of one article: `key` is equal where words and numbers are, `sketch` the MinHash of its runs of words (empty for a short text).

    `numbers` are hashes of the numbers printed, sorted, each as often as it stands there.
    """

    article_id: str
    source: str
    published: datetime | None
    newspaper: str | None
    key: bytes
    numbers: tuple[int, ...]
    sketch: tuple[int, ...]


SCHEMA = pa.schema(
    [
        ("article_id", pa.string()),
        ("source", pa.string()),
        ("published", pa.timestamp("us", "UTC")),
        ("newspaper", pa.string()),
        ("key", pa.binary()),
        ("numbers", pa.list_(pa.int64())),
        ("sketch", pa.list_(pa.uint32())),
    ]
)


def fingerprint(article: Mapping[Any, Any]) -> Fingerprint:
    """The fingerprint of a row of `articles`."""
    body = article["body"].casefold()
    words, numbers = _WORD.findall(body), _NUMBER.findall(body)
    key = hashlib.sha256("\x1f".join((*words, *numbers)).encode()).digest()
    sketch: tuple[int, ...] = ()
    if len(words) >= _SHORTEST:
        minhash = RMinHash(num_perm=PERMUTATIONS, seed=1)
        minhash.update([" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)])
        sketch = tuple(minhash.digest())
    found = tuple(sorted(_hash(number) for number in numbers))
    return Fingerprint(article["article_id"], article["source"], article["published"], article["newspaper"], key, found, sketch)


def to_table(fingerprints: Iterable[Fingerprint]) -> pa.Table:
    """Fingerprints as a table of `SCHEMA`."""
    return pa.Table.from_pylist([asdict(each) for each in fingerprints], schema=SCHEMA)


def _hash(number: str) -> int:
    return int.from_bytes(hashlib.blake2b(number.encode(), digest_size=8).digest(), signed=True)
