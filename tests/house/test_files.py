"""The files beside the code keep step with it: locks, layers, settings, README, Procfile, phrases."""

from __future__ import annotations

import re
import tomllib
from urllib.parse import urlsplit

import pytest

from bot.settings import Settings
from tests.house.rooms import HOUSE, modules

LOCKS = ("requirements.lock", "ocr.lock", "dev.lock")


def read(name: str) -> str:
    return (HOUSE / name).read_text("utf-8")


def pins(name: str) -> set[str]:
    return set(re.findall(r"^[\w.\[\]-]+==\S+", read(name), re.MULTILINE))


def project() -> dict:
    return tomllib.loads(read("pyproject.toml"))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_hashes_and_no_addresses(lock):
    text = read(lock)
    assert "://" not in text
    assert not re.search(r"^\s*(--(index|extra|find|trusted)|-e |-r |\S+ @ )", text, re.MULTILINE)
    assert len(pins(lock)) == len(re.findall(r"==[^\n]*\\\n +--hash=sha256:", text)) > 30


def test_each_lock_holds_the_leaner_one():
    lean, pictures, tests = map(pins, LOCKS)
    assert lean < pictures < tests


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=;~! ]", wanted)[0].lower() for wanted in requirements}


@pytest.mark.parametrize(
    ("lock", "extras"), [(LOCKS[0], []), (LOCKS[1], ["ocr"]), (LOCKS[2], ["ocr", "dev"])]
)
def test_a_lock_holds_what_the_project_asks_for(lock, extras):
    asked = project()["project"]
    wanted = names(
        asked["dependencies"] + [w for extra in extras for w in asked["optional-dependencies"][extra]]
    )
    assert wanted <= {re.split(r"[\[=]", pin)[0] for pin in pins(lock)}


MODULE_OF = {
    "google-api-python-client": "googleapiclient",
    "google-auth": "google.auth",
    "google-cloud-vision": "google.cloud.vision_v1",
    "opencv-python-headless": "cv2",
    "pillow": "PIL",
    "pydantic-settings": "pydantic_settings",
    "python-telegram-bot": "telegram",
}
# Asked for by a library of ours when it finds them, or, as zones and drivers are, by name.
NEVER_IMPORTED = {"uvloop", "httptools", "python-multipart", "tzdata", "psycopg", "onnxruntime", "rapidocr"}


def test_everything_the_project_asks_for_is_used():
    asked = project()["project"]
    wanted = names(asked["dependencies"] + asked["optional-dependencies"]["ocr"]) - NEVER_IMPORTED
    code = "\n".join(module.text for module in modules())
    code += "\n".join(path.read_text("utf-8") for path in (HOUSE / "migrations").rglob("*.py"))
    modules_asked = {MODULE_OF.get(name, name.replace("-", "_")) for name in wanted}
    assert [m for m in modules_asked if not re.search(rf"\b(?:import|from) {m}\b", code)] == []


def contract(kind: str) -> dict:
    return next(found for found in project()["tool"]["importlinter"]["contracts"] if found["type"] == kind)


def test_every_adapter_is_in_the_contract():
    folders = {f"adapters.{path.parent.name}" for path in (HOUSE / "adapters").glob("*/__init__.py")}
    assert set(contract("independence")["modules"]) == folders


def test_the_example_of_settings_is_complete():
    told = re.findall(r"^([A-Z][A-Z0-9_]*)=", read(".env.example"), re.MULTILINE)
    assert sorted(told) == sorted(name.upper() for name in Settings.model_fields)


def test_what_is_read_from_the_environment_alone_is_told_as_well():
    code = "\n".join(module.text for module in modules())
    asked = set(re.findall(r"environ(?:\.get\(|\[)\"([A-Z_]+)\"", code)) | ENVIRONMENT_BY_NAME
    asked |= set(re.findall(r"\$\{([A-Z_]+):-", read("run"))) - {"BASH_SOURCE", "PYTHONPATH"}
    told = set(re.findall(r"\b[A-Z][A-Z_]+\b", read(".env.example")))
    assert "TESSDATA_PREFIX" in asked
    assert asked <= told


# `os.environ.get` mapped over a list of names; and what Python itself looks at.
ENVIRONMENT_BY_NAME = {"LC_ALL", "LC_MESSAGES", "LANG", "TMPDIR"}


def test_every_setting_is_used_somewhere():
    users = "\n".join(m.text for m in modules() if m.path.startswith("bot/") and m.path != "bot/settings.py")
    own = read("bot/settings.py")
    for name in Settings.model_fields:
        assert f"ettings.{name}" in users.replace("Settings()", "settings") or f"self.{name}" in own, name


def test_every_setting_in_the_example_says_what_happens_when_it_is_unset():
    for block in re.split(r"\n\n", read(".env.example")):
        if re.search(r"^[A-Z_]+=", block, re.MULTILINE):
            assert "Unset:" in block, block


def commands() -> set[str]:
    """What `./run` itself answers to, and what `haru` does."""
    from bot.commands import COMMANDS

    own = re.findall(r"^    ([a-z]+)\)", read("run"), re.MULTILINE)
    return set(own) | set(COMMANDS)


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/architecture.md", "run"])
def test_every_command_that_is_told_exists(page):
    told = re.findall(r"(?:\./run|\bharu) ([a-z]+)\b", "\n".join(code(read(page))))
    assert set(told) <= commands()
    assert told


def code(text: str) -> list[str]:
    """What stands in code: fenced, indented comments of a script, or between backticks."""
    if text.startswith("#!"):
        return re.findall(r"^#   \./run.*", text, re.MULTILINE)
    return re.findall(r"```.*?```", text, re.DOTALL) + re.findall(r"`[^`\n]+`", text)


def test_the_processes_of_the_procfile_exist():
    started = re.findall(r"^\w+: python -m bot (\w+)$", read("Procfile"), re.MULTILINE)
    assert started
    assert set(started) <= commands()


def test_no_page_loads_anything_from_elsewhere():
    for path in (HOUSE / "adapters").rglob("*"):
        if path.suffix in (".html", ".css", ".js"):
            elsewhere = re.findall(
                r"""(?:src|href|url|import|fetch)\s*[=(]?\s*["'(]\s*(?:https?:)?//[^"')\s]+""",
                path.read_text("utf-8"),
            )
            assert elsewhere == [], path


def test_no_text_names_the_host_of_a_package_registry():
    registries = re.compile("|".join(["py" + r"pi\.org", "python" + r"hosted\.org", "registry" + r"\.npmjs"]))
    kinds = {".py", ".md", ".toml", ".lock", ".yml", ".html", ".js", ""}
    skipped = {".git", ".venv", ".mypy_cache", ".ruff_cache", ".pytest_cache", "data", "__pycache__"}
    for path in HOUSE.rglob("*"):
        if path.is_file() and path.suffix in kinds and not skipped & set(path.relative_to(HOUSE).parts):
            found = registries.search(path.read_bytes().decode("utf-8", "replace"))
            assert found is None, f"{path} names {found and found[0]}"


def test_the_example_addresses_in_the_settings_are_nobodys():
    for address in re.findall(r"\b\w+://\S+", read(".env.example")):
        host = urlsplit(address).hostname or ""
        assert host == "localhost" or host.endswith("example.com"), address
