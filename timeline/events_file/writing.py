"""Writing a file so that it is there whole, old or new, whatever happens in between."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Staged:
    """New content beside the file whose place it is to take: on the disk, but not there yet."""

    target: Path
    temporary: Path

    def put(self) -> None:
        """Let it take the place of the file, in one step."""
        self.temporary.replace(self.target)

    def drop(self) -> None:
        """Forget it."""
        self.temporary.unlink(missing_ok=True)


def write_atomically(path: Path, data: bytes) -> bool:
    """Make `data` the content of the file at `path`; whether that changed anything.

    The bytes go to a temporary file in the same folder, to the disk, and then take the place of the old file
    in one step. The file keeps its mode; of a symlink the target is written; what is the same is not touched.

    Raises:
        OSError: nothing was written, and the old file is as it was.
    """
    if is_special(path):
        Path(path).write_bytes(data)  # a pipe or a device cannot be replaced; a folder raises
        return True
    staged = stage(path, data)
    if staged is None:
        return False
    try:
        staged.put()
    except BaseException:
        staged.drop()
        raise
    sync_folder(staged.target.parent)
    return True


def is_special(path: Path) -> bool:
    """Whether there is something at `path` that is no file."""
    try:
        return not stat.S_ISREG(Path(path).stat().st_mode)
    except FileNotFoundError:
        return False


def stage(path: Path, data: bytes) -> Staged | None:
    """Write `data` beside the file at `path` and onto the disk; None when the file holds just that.

    Raises:
        OSError: the disk is full, the file is read-only; nothing is left behind.
    """
    target = Path(path).resolve()
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        mode = None
    if mode is not None:
        if target.read_bytes() == data:
            return None
        if not mode & 0o222:  # a file that is replaced need not be writable; whoever made it so meant it
            raise PermissionError(errno.EACCES, "the file is read-only", str(path))
    temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.tmp")
    try:
        with _created(temporary) as descriptor:
            if mode is not None:
                os.chmod(temporary, stat.S_IMODE(mode))  # noqa: PTH101 - the same call on every system
            with os.fdopen(descriptor, "wb", closefd=False) as file:
                file.write(data)
            os.fsync(descriptor)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return Staged(target, temporary)


@contextlib.contextmanager
def _created(path: Path) -> Iterator[int]:
    """A new file's descriptor. Not from `tempfile`: here the mode follows the umask, as for any new file."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Put the rename itself on the disk, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with contextlib.suppress(OSError):  # some file systems refuse it; the file itself is safe by now
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
