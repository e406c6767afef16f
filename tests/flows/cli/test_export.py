from __future__ import annotations

import pytest


def test_export_writes_what_is_asked_for_and_says_what(chiso, dataset, tmp_path):
    done = chiso("export", "--out", dataset, "--xlsx", tmp_path / "f.xlsx", "--csv", tmp_path / "csv", "--sdmx", tmp_path / "f.csv", "--year", "2024")
    assert (done.code, done.err) == (0, "")
    assert "f.xlsx: sheet comparisons" in done.out
    assert "f.structure.json: their structures" in done.out
    assert (tmp_path / "csv" / "observations.csv").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "say what to write"),
        (("--xlsx", "{to}", "--metric", "no_such"), "no observation has metric no_such"),
        (("--xlsx", "{to}", "--place", "Atlantis", "--year", "1999"), "no observation has year 1999, place Atlantis"),
    ],
)
def test_export_says_why_it_cannot(chiso, dataset, tmp_path, arguments, message):
    refused = chiso("export", "--out", dataset, *(each.format(to=tmp_path / "f.xlsx") for each in arguments))
    assert refused.code == 2
    assert message in " ".join(refused.err.split())
    assert "Traceback" not in refused.err
