"""Where this user's things are: settings, what the program remembers, and data.

The environment variable MUHARRIR_HOME puts all of it below one folder. Creates nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

NAME: Final = "muharrir"
VAULT_SUFFIX: Final = ".vault"


def config_folder() -> Path:
    """For settings."""
    return _folder("config", "XDG_CONFIG_HOME", ".config")


def state_folder() -> Path:
    """For the crash journal and the list of recent files."""
    return _folder("state", "XDG_STATE_HOME", ".local/state")


def data_folder() -> Path:
    """For the library of sources and the vault."""
    return _folder("data", "XDG_DATA_HOME", ".local/share")


def vault_path() -> Path:
    """Where this user's vault is, or would be."""
    return data_folder() / f"{NAME}{VAULT_SUFFIX}"


def vault_is_gone() -> bool:
    """Whether a vault stood there once, for its lock still does, and its file does not."""
    path = vault_path()
    return not path.exists() and path.with_name(f"{path.name}.lock").exists()


def _folder(part: str, variable: str, fallback: str) -> Path:
    if home := os.environ.get("MUHARRIR_HOME"):
        return _expanded(Path(home)).absolute() / part
    own = _PLATFORMS.get(sys.platform)
    if own is not None:
        return own(os.environ) / NAME / part
    base = os.environ.get(variable, "")
    # The XDG specification: a path that is not absolute is to be ignored.
    return (Path(base) if os.path.isabs(base) else _home() / fallback) / NAME


def _expanded(path: Path) -> Path:
    """With the home of the user that `~` names, or as it is where there is no such user."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def _home() -> Path:
    """The user's home; for one who has none, a place that can hold nothing, as one without room:
    a folder that others may write to is no place for what is confidential."""
    try:
        return Path.home()
    except RuntimeError:
        return Path(os.devnull)


_PLATFORMS: Final[Mapping[str, Callable[[Mapping[str, str]], Path]]] = {
    "win32": lambda env: Path(env.get("APPDATA") or _home() / "AppData" / "Roaming"),
    "darwin": lambda env: _home() / "Library" / "Application Support",
}
