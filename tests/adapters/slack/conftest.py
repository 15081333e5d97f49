from __future__ import annotations

import pytest

from tests.adapters.slack.house import house


@pytest.fixture
async def haru(tmp_path):
    async with house(tmp_path) as made:
        yield made
