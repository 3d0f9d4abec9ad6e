"""Archives: the same extraction by many workers, on this machine or on a cluster; by Dask (docs/scale.md)."""

from extract.archive.engine import Engine, EngineError, open_engine
from extract.archive.extraction import ArchiveExtraction, extract_archive
from extract.archive.work_folder import WorkFolder, WorkFolderError

__all__ = [
    "ArchiveExtraction",
    "Engine",
    "EngineError",
    "WorkFolder",
    "WorkFolderError",
    "extract_archive",
    "open_engine",
]
