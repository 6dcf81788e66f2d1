"""Archives that tests build indexes of."""

from collections.abc import Callable, Mapping
from pathlib import Path

Build = Callable[[Mapping[str, str | bytes]], Path]
"""Takes the files of an archive by their paths, and returns the folder of its index."""
