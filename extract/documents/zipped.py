"""Members of ZIP files, unpacked no further than a text may be long."""

from __future__ import annotations

import io
import zipfile
import zlib

from extract.documents.problems import TextError

_MOST_MEMBERS = 10_000


class Archive:
    """A ZIP file in memory of which single members are read.

    Raises:
        TextError: it is none, or is damaged.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            raise _damaged() from None
        if len(self._zip.infolist()) > _MOST_MEMBERS:
            raise _damaged()

    def read(self, name: str, most: int) -> bytes | None:
        """A member, or None when there is none of the name.

        Raises:
            TextError: it unpacks to more than `most` bytes, is encrypted or damaged.
        """
        try:
            with self._zip.open(name) as member:
                data = member.read(most + 1)
        except KeyError:
            return None
        except RuntimeError:
            raise TextError("it is encrypted", "save it without a password") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError):
            raise _damaged() from None
        if len(data) > most:
            raise TextError(f"it unpacks to more than {most / 1e6:.0f} MB", "split it into its articles")
        return data


def _damaged() -> TextError:
    return TextError("it is damaged, or no .docx at all", "open it in an office program and save it anew")
