"""Tests cannot reach beyond this machine."""

from __future__ import annotations

import socket
import urllib.error
import urllib.request

import pytest


def test_another_machine_is_out_of_reach():
    with socket.socket() as plug, pytest.raises(PermissionError):
        plug.connect(("192.0.2.1", 80))


def test_a_name_is_not_looked_up():
    with pytest.raises((PermissionError, urllib.error.URLError)):
        urllib.request.urlopen("http://example.com", timeout=1)


def test_a_packet_does_not_leave():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as plug, pytest.raises(PermissionError):
        plug.sendto(b"x", ("192.0.2.1", 53))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_loopback_is_open(host):
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection((host, server.getsockname()[1]), timeout=2).close()
