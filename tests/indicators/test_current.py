from __future__ import annotations

import subprocess
import sys


def test_finding_nothing_new_loads_neither_pandas_nor_the_extractor():
    code = "import sys, indicators.current, indicators.outcome; print(sorted({'pandas', 'pandera', 'pyarrow', 'extract'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
