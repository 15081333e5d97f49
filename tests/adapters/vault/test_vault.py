"""What was sealed opens for its owner, its purpose and its key, and for nothing else; proofs cannot be made up."""

from __future__ import annotations

import base64
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.vault.keys import Key, SetKeys, new_key
from adapters.vault.vault import KeyVault, key_of
from core.errors import Tampered

OLD, NEW = Key("old", b"o" * 32), Key("new", b"n" * 32)
ME, OTHER = UUID(int=1), UUID(int=2)


def vault(*keys: Key) -> KeyVault:
    return KeyVault(SetKeys(keys or (NEW,)))


def refused(act, *given_) -> bool:
    try:
        act(*given_)
    except Tampered:
        return True
    return False


@given(st.text(), st.text(min_size=1), st.uuids())
def test_what_was_sealed_opens(secret, purpose, owner):
    sealed = vault().seal(secret, purpose, owner)
    assert vault().open(sealed, purpose, owner) == secret
    assert secret not in sealed or len(secret) < 3


def test_no_two_seals_are_the_same():
    seals = {vault().seal("1//token", "refresh", ME) for _ in range(100)}
    assert len(seals) == 100


def test_a_row_moved_to_another_owner_or_used_for_another_thing_stays_shut():
    sealed = vault().seal("1//token", "refresh", ME)
    assert refused(vault().open, sealed, "refresh", OTHER)
    assert refused(vault().open, sealed, "access", ME)
    assert vault().open(sealed, "refresh", ME) == "1//token"


def test_a_row_does_not_pass_for_one_of_another_key():
    """Even where both names stand for the same secret."""
    twins = vault(Key("a", b"s" * 32), Key("b", b"s" * 32))
    sealed = twins.seal("x", "refresh", ME)
    assert refused(twins.open, "b" + sealed[1:], "refresh", ME)


def test_every_flipped_bit_is_noticed():
    sealed = vault().seal("1//token", "refresh", ME)
    kid, _, packed = sealed.partition(".")
    row = base64.urlsafe_b64decode(packed + "==")
    for at in range(len(row) * 8):
        changed = bytearray(row)
        changed[at // 8] ^= 1 << at % 8
        text = base64.urlsafe_b64encode(changed).rstrip(b"=").decode()
        assert refused(vault().open, f"{kid}.{text}", "refresh", ME), at


def test_every_flipped_bit_of_its_text_is_noticed():
    sealed = vault().seal("1//token", "refresh", ME)
    for at in range(len(sealed) * 7):
        letters = bytearray(sealed.encode())
        letters[at // 7] ^= 1 << at % 7
        assert refused(vault().open, letters.decode(), "refresh", ME), at


def test_every_shorter_row_is_noticed():
    sealed = vault().seal("1//token", "refresh", ME)
    for length in range(len(sealed)):
        assert refused(vault().open, sealed[:length], "refresh", ME), length
    assert refused(vault().open, sealed + "A", "refresh", ME)


def test_the_newest_key_seals_and_every_key_opens():
    sealed = vault(OLD).seal("1//token", "refresh", ME)
    both = vault(NEW, OLD)
    assert both.open(sealed, "refresh", ME) == "1//token"
    assert not both.is_current(sealed)
    assert both.is_current(both.seal("1//token", "refresh", ME))
    assert key_of(both.seal("x", "refresh", ME)) == "new"


def test_a_key_that_is_gone_opens_nothing():
    sealed = vault(OLD).seal("1//token", "refresh", ME)
    assert refused(vault(NEW).open, sealed, "refresh", ME)
    assert refused(vault(Key("old", b"x" * 32)).open, sealed, "refresh", ME)


@given(st.text(), st.sampled_from(["state", "hook"]))
def test_a_signed_text_comes_back_and_fits_an_address(text, purpose):
    signed = vault().sign(text, purpose)
    assert vault().signed(signed, purpose) == text
    assert set(signed) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")


def test_a_proof_is_for_one_purpose_and_by_one_of_our_keys():
    signed = vault(OLD).sign("text", "state")
    assert vault(NEW, OLD).signed(signed, "state") == "text"
    assert refused(vault(NEW).signed, signed, "state")
    assert refused(vault(OLD).signed, signed, "hook")


def test_every_flipped_bit_of_a_signed_text_is_noticed():
    signed = vault().sign(str(uuid4()), "state")
    for at in range(len(signed) * 7):
        letters = bytearray(signed.encode())
        letters[at // 7] ^= 1 << at % 7
        assert refused(vault().signed, letters.decode(), "state"), at


@pytest.mark.parametrize("junk", ["", ".", "a", "a.b", "가.나", "a" * 10_000, "....", "_-.-_", "/w.AA", "\0"])
def test_junk_is_refused(junk):
    assert refused(vault().open, junk, "refresh", ME)
    assert refused(vault().open, f"new.{junk}", "refresh", ME)
    assert refused(vault().signed, junk, "state")


def test_the_signing_key_does_not_open_what_is_sealed():
    signed = vault().sign("text", "refresh")
    assert refused(vault().open, f"new.{signed.partition('.')[2]}", "refresh", ME)


def test_a_key_by_chance_is_another_each_time():
    assert new_key().secret != new_key().secret
    assert "secret" not in repr(new_key())
