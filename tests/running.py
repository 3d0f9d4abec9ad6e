"""The command, run as a person runs it: in a folder, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def timeline(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What `timeline` with these arguments says and ends with."""
    return subprocess.run(
        [sys.executable, "-m", "timeline", *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
