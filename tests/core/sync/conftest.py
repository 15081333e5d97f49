"""A connected person for every test that asks for one."""

from __future__ import annotations

import pytest

from tests.core.sync.desk import Desk


@pytest.fixture
async def desk() -> Desk:
    return await Desk().open()
