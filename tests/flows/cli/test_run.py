from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import indicators
from flows.cli.run import report
from indicators.outcome import BuildOutcome

RAW = Path(__file__).resolve().parents[3] / "data" / "raw"


@pytest.fixture
def raw(tmp_path) -> Path:
    return Path(shutil.copytree(RAW, tmp_path / "raw"))


def article_rows(out: Path) -> dict[str, str]:
    from indicators.read import read_table

    articles = read_table(out, "articles")
    return dict(zip(articles["article_id"], articles["status"], strict=True))


@pytest.mark.usefixtures("prefect_server")
def test_a_run_writes_the_tables_and_a_second_finds_nothing_new(chiso, raw, tmp_path):
    out = tmp_path / "out"
    first = chiso("run", "--raw", raw, "--out", out)
    assert first.code == 0
    assert "2 articles" in first.out
    assert "find: 2 raw files" in first.err
    written = (out / "manifest.json").stat().st_mtime_ns
    second = chiso("run", "--raw", raw, "--out", out)
    assert second.code == 0
    assert "Nothing new" in second.out
    assert (out / "manifest.json").stat().st_mtime_ns == written


@pytest.mark.usefixtures("prefect_server")
def test_files_that_cannot_be_read_are_rejected_by_name_and_all_others_are_read(chiso, raw, tmp_path):
    out = tmp_path / "out"
    (raw / "empty.txt").write_bytes(b"")
    (raw / "binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0")
    (raw / "torn.txt").write_bytes("Năm 2024, tỉnh tiếp nhận 39 dự án của tổ chức phi chính phủ nước ngoài ở".encode()[:-1])
    met = chiso("run", "--raw", raw, "--out", out)
    assert met.code == 1
    for name in ("empty.txt", "binary.txt", "torn.txt"):
        assert f"rejected: {name}" in met.err
    assert "rejected 3 files" in met.out
    assert "2 articles read (2 new), 3 files rejected, " in met.out
    assert "Traceback" not in met.err
    rows = article_rows(out)
    assert sorted(name for name, status in rows.items() if status == "rejected") == ["binary", "empty", "torn"]
    assert sum(status == "read" for status in rows.values()) == 2
    again = chiso("run", "--raw", raw, "--out", out)
    assert again.code == 0
    (raw / "good.txt").write_text("Tin ngắn\n01/02/2024\nTỉnh đón nhiều đoàn khách.\n", encoding="utf-8")
    assert chiso("run", "--raw", raw, "--out", out).code == 0


@pytest.mark.usefixtures("prefect_server")
def test_a_correction_that_does_not_fit_is_told_by_every_run_until_it_is_mended(chiso, raw, tmp_path):
    out, file = tmp_path / "out", tmp_path / "own.csv"
    head = "action,article_id,observation_id,field,value,expect,reason,author,date"
    file.write_text(f"{head}\ndrop,no-such-article,0123456789abcdef,,,value=1; unit=USD,no figure,Lan,2025-02-01\n", encoding="utf-8")
    first = chiso("run", "--raw", raw, "--out", out, "--corrections", file)
    assert first.code == 1
    assert "not applied: own.csv, line 2: drop row 0123456789abcdef of no-such-article: there is no such article" in first.err
    assert "NOT APPLIED: 1 correction" in first.err
    again = chiso("run", "--raw", raw, "--out", out, "--corrections", file)
    assert again.code == 1
    assert "Nothing new" in again.out
    assert "NOT APPLIED: 1 correction" in again.err
    then = chiso("run", "--raw", raw, "--out", out, "--corrections", file, "--as-of", "2025-01-20")
    assert (then.code, article_rows(out)) == (0, {"bhg-2023-02-01-tang-cuong-doi-ngoai": "read"})
    file.write_text(f"{head}\ndrop,a,0123456789abcdef,,,value=1; unit=USD,,Lan,2025-02-01\n", encoding="utf-8")
    wrong = chiso("run", "--raw", raw, "--out", out, "--corrections", file)
    assert (wrong.code, "own.csv, line 2: reason: is missing" in wrong.err) == (2, True)


def test_a_run_with_nothing_new_does_not_start_prefect(raw, tmp_path):
    out = tmp_path / "out"
    indicators.build(raw, out)
    script = (
        "import sys\nfrom flows.cli import main\n"
        f"sys.argv = ['chiso', 'run', '--raw', {str(raw)!r}, '--out', {str(out)!r}]\n"
        "try:\n    main()\nexcept SystemExit as left:\n    assert not left.code\n"
        "assert 'prefect' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert "Nothing new" in done.stdout


def test_a_folder_without_articles_or_no_folder_is_an_error_of_the_call(chiso, tmp_path):
    (tmp_path / "empty").mkdir()
    for raw in (tmp_path / "empty", tmp_path / "nowhere"):
        result = chiso("run", "--raw", raw, "--out", tmp_path / "out")
        assert result.code == 2
        assert str(raw) in result.err
        assert "Traceback" not in result.err
    assert not (tmp_path / "out").exists()


def test_a_server_that_does_not_answer_is_named(raw, tmp_path):
    with socket.socket() as taken:  # bound but not listening: connections are refused
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/api"
        done = subprocess.run(
            [sys.executable, "-m", "flows.cli.app", "run", "--raw", raw, "--out", tmp_path / "out"],
            env={**os.environ, "PREFECT_API_URL": url},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 2
    assert url in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_vocabulary_is_an_error_of_the_call(chiso, raw, tmp_path):
    overlay = tmp_path / "vocabulary"
    (overlay / "metrics").mkdir(parents=True)
    (overlay / "metrics" / "own.yaml").write_text("- id: Not An Id\n", encoding="utf-8")
    result = chiso("run", "--raw", raw, "--out", tmp_path / "out", "--vocabulary", overlay)
    assert result.code == 2
    assert "own.yaml" in result.err
    assert "Traceback" not in result.err


@pytest.mark.parametrize("arguments", [["run", "--workers", "0"], ["run", "--vocabulary", "no-such-folder"], ["fly"]])
def test_a_wrong_call_leaves_with_two(chiso, arguments):
    assert chiso(*arguments).code == 2


def test_counts_of_one_are_singular(capsys):
    ones = dict.fromkeys(
        ("articles", "articles_rejected", "articles_new", "observations", "rejects", "comparisons", "derived", "changes", "corrections"), 1
    )
    report(BuildOutcome(out=Path("out"), build_id="b", rejected=(), failed=(), corrections_failed=0, nothing_new=False, **ones))
    said = capsys.readouterr().out
    assert "1 change." in said
    assert "1 article read (1 new), 1 file rejected, 1 figure, 1 derived, 1 comparison; 1 number is no figure." in said


def test_every_command_teaches_by_examples(chiso):
    listed = chiso("--help").out
    for command in ("run", "show", "compare", "check", "metrics"):
        assert f"chiso {command}" in listed
        assert f"$ chiso {command}" in chiso(command, "--help").out
