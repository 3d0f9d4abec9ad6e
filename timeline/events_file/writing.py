"""Writing a file so that it is there whole, old or new, whatever happens in between."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path


def write_atomically(path: Path, data: bytes) -> bool:
    """Make `data` the content of the file at `path`; whether that changed anything.

    The bytes go to a temporary file in the same folder, to the disk, and then take the place of the old file
    in one step. The file keeps its mode; of a symlink the target is written; what is the same is not touched.

    Raises:
        OSError: nothing was written, and the old file is as it was.
    """
    target = Path(path).resolve()
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        mode = None
    if mode is not None and not stat.S_ISREG(mode):
        target.write_bytes(data)  # a pipe or a device cannot be replaced; a folder raises
        return True
    if mode is not None and target.read_bytes() == data:
        return False
    temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.tmp")
    try:
        with _created(temporary) as descriptor:
            if mode is not None:
                os.chmod(temporary, stat.S_IMODE(mode))  # noqa: PTH101 - the same call on every system
            with os.fdopen(descriptor, "wb", closefd=False) as file:
                file.write(data)
            os.fsync(descriptor)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)
    return True


@contextlib.contextmanager
def _created(path: Path) -> Iterator[int]:
    """A new file's descriptor. Not from `tempfile`: here the mode follows the umask, as for any new file."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    """Put the rename itself on the disk, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with contextlib.suppress(OSError):  # some file systems refuse it; the file itself is safe by now
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
