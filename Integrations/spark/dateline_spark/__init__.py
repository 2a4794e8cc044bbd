"""Dateline on Apache Spark: the same records and the same events as on one machine. See README.md.

Names are looked up when they are first used, so that the worker starts without PySpark.
"""
import importlib

_PARTS = {
    "coding": ["code"],
    "counting": ["Counts", "LostRows", "RepeatedIds", "check", "counts"],
    "linking": ["StepFailed", "control", "copies", "events"],
    "reading": ["read_jsonl", "read_parquet", "read_warc", "rows"],
    "table": ["SCHEMA", "table"],
    "worker": ["BrokenSetUp", "LostAnswers", "Settings", "TooManyPoisoned"],
}
_PLACES = {name: part for part, names in _PARTS.items() for name in names}
__all__ = sorted(_PLACES)


def __getattr__(name):
    if name not in _PLACES:
        raise AttributeError(f"dateline_spark has no {name}")
    return getattr(importlib.import_module(f"{__name__}.{_PLACES[name]}"), name)
