from __future__ import annotations

import errno
import os
import sys

import pytest

from indicators.exclusive import exclusive
from schemas.errors import DatasetError


def test_a_folder_that_a_build_holds_is_refused_to_another(tmp_path):
    out = tmp_path / "new" / "out"
    with exclusive(out), pytest.raises(DatasetError, match="another run is writing"), exclusive(out):
        pytest.fail("two builds in one folder")


def test_a_folder_is_free_again_after_a_build_and_holds_nothing_of_the_lock(tmp_path):
    with pytest.raises(ValueError, match="broken"), exclusive(tmp_path):
        raise ValueError("broken")
    with exclusive(tmp_path):
        assert list(tmp_path.iterdir()) == []


def test_builds_in_two_folders_do_not_meet(tmp_path):
    with exclusive(tmp_path / "a"), exclusive(tmp_path / "b"):
        assert (tmp_path / "b").is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no locks there")
def test_a_file_system_without_locks_is_used_with_a_warning(tmp_path, monkeypatch, caplog):
    def refuses(number):
        def flock(_folder, _operation):
            raise OSError(number, os.strerror(number))

        return flock

    monkeypatch.setattr("fcntl.flock", refuses(errno.ENOLCK))
    with exclusive(tmp_path):
        assert "no locks" in caplog.text
    monkeypatch.setattr("fcntl.flock", refuses(errno.EIO))
    with pytest.raises(OSError, match=os.strerror(errno.EIO)), exclusive(tmp_path):
        pass
