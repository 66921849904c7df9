"""Data files are found in a checkout and in an install."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from editor import resources


def locator_in(package: Path) -> Callable[..., Path]:
    """The locator as it runs from a package folder of another place."""
    package.mkdir(parents=True)
    shutil.copy(str(resources.__file__), package / "resources.py")
    spec = importlib.util.spec_from_file_location("copied_resources", package / "resources.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    locate: Callable[..., Path] = module.resource
    return locate


def test_a_checkout_has_them_beside_the_package() -> None:
    assert resources.resource("terms", "ar.json").is_file()
    assert resources.resource("terms").parent == Path(resources.__file__).parents[1] / "resources"


def test_an_install_has_them_inside_the_package(tmp_path: Path) -> None:
    locate = locator_in(tmp_path / "site" / "editor")
    inside = tmp_path / "site" / "editor" / "_resources" / "terms"
    inside.mkdir(parents=True)
    (tmp_path / "site" / "resources" / "terms").mkdir(parents=True)
    assert locate("terms") == inside


def test_a_missing_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"terms/xx\.json"):
        resources.resource("terms", "xx.json")
