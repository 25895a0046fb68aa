"""Work beside the window."""

from __future__ import annotations

import gc
from threading import Thread
from threading import enumerate as threads
from time import sleep

import pytest
from pytestqt.qtbot import QtBot

from ui.job import Job


class Lingering(Thread):
    """A thread that has more to do after its work: under load, any may."""

    def run(self) -> None:
        super().run()
        sleep(0.1)


def test_garbage_waits_until_the_thread_is_gone_and_not_only_its_work(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.job.Thread", Lingering)
    job = Job("lingering")
    done: list[bool] = []

    def note(_result: object) -> None:
        done.append(gc.isenabled() and any(isinstance(one, Lingering) for one in threads()))

    job.run(lambda _progress: None, note, pytest.fail)
    # A collection in the thread would delete Qt's objects in it.
    assert not gc.isenabled()
    qtbot.waitUntil(lambda: bool(done))
    assert done == [False]
    assert gc.isenabled()
    job.close()
