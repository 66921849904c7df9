"""A real PostgreSQL server for the tests, started by the test run and stopped with it.

Each worker of pytest-xdist has its own, in a folder of its own, on a socket there and no port.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

DEBIAN = Path("/usr/lib/postgresql")
UNPRIVILEGED = ("postgres", "nobody")
SETTINGS = (
    "listen_addresses=''",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=50",
)
_number = count()


def _program(name: str) -> str:
    """The program's path; without it the tests are skipped, in CI they fail."""
    debian = sorted(DEBIAN.glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    found = str(debian[-1]) if debian else shutil.which(name)
    if found is None:
        message = f"PostgreSQL's {name} is missing (Debian: apt install postgresql)"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found


def _as_server() -> dict[str, Any]:
    """How to run the server: never as root, which it refuses."""
    if os.getuid() != 0:
        return {}
    import pwd

    for name in UNPRIVILEGED:
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    pytest.fail("no unprivileged user to run PostgreSQL as")


def _run(account: dict[str, Any], *command: str) -> None:
    # Into a file and not a pipe: the server would keep the pipe open for ever.
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd="/", **account
        )
        said.seek(0)
        assert done.returncode == 0, said.read().decode("utf-8", "replace")


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    """The folder with the server's socket; the database user is `muharrir`."""
    initdb, pg_ctl, account = _program("initdb"), _program("pg_ctl"), _as_server()
    folder = Path(tempfile.mkdtemp(prefix="muharrir-pg-"))
    if account:
        os.chown(folder, account["user"], account["group"])
    data = str(folder / "data")
    try:
        _run(account, initdb, "-D", data, "-U", "muharrir", "-A", "trust", "-E", "UTF8",
             "--locale=C.UTF-8", "--no-sync")  # fmt: skip
        options = " ".join(f"-c {one}" for one in (*SETTINGS, f"unix_socket_directories={folder}"))
        _run(account, pg_ctl, "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield folder
        finally:
            _run(account, pg_ctl, "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def execute(server: Path, *statements: str, database: str = "postgres") -> None:
    """Run statements as the server's owner."""
    with psycopg.connect(
        host=str(server), user="muharrir", dbname=database, autocommit=True
    ) as connection:
        for statement in statements:
            connection.execute(statement)  # type: ignore[arg-type]


@pytest.fixture
def new_database(server: Path) -> Iterator[Callable[..., str]]:
    """Makes an empty database; the address of it for `open_library`."""
    made = []

    def make(user: str = "muharrir", options: str = "") -> str:
        name = f"library{next(_number)}"
        execute(server, f"CREATE DATABASE {name} {options}")
        made.append(name)
        return f"postgresql://{user}@/{name}?host={server}"

    yield make
    execute(server, *(f"DROP DATABASE {name} WITH (FORCE)" for name in made))


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new library can be opened: a file, then an empty database of the server."""
    if request.param == "sqlite":
        return str(tmp_path / "library" / "sources.db")
    make: Callable[..., str] = request.getfixturevalue("new_database")
    return make()
