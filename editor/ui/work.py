"""Work that may take its time, away from the window: one thread, answers in the window's own.

What is asked runs in order. An answer to a question that was asked anew since is dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from editor.formats.disk import FileProblem
from editor.lang.i18n import N_

BROKEN = N_("That did not work: {reason}")


class Work(QObject):
    """`ask` a question; `then` hears the answer, `failed` a sentence to translate."""

    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="muharrir-work")
        self._latest: dict[str, int] = {}
        self._count = 0
        self._closed = False
        # A method, not a lambda: only so is it sure to be called in this object's own thread.
        self._done.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        question: Callable[[], Any],
        then: Callable[[Any], object],
        failed: Callable[[str], object],
        *,
        topic: str = "",
    ) -> None:
        """Run `question` in the thread. Of one `topic` only the newest answer is heard."""
        self._count += 1
        number = self._count
        if topic:
            self._latest[topic] = number

        def stale() -> bool:
            return self._closed or bool(topic and self._latest.get(topic) != number)

        def run() -> Any:
            return None if stale() else question()

        def heard(future: Future[Any]) -> None:
            if not self._closed:
                self._done.emit(lambda: None if stale() else _answer(future, then, failed))

        if not self._closed:
            self._threads.submit(run).add_done_callback(heard)

    def _hear(self, answer: Callable[[], object]) -> None:
        answer()

    def close(self, last: Callable[[], Any] | None = None) -> None:
        """Hear no more answers; what was asked is finished, `last` at the end."""
        if self._closed:
            return
        self._closed = True
        if last is not None:
            self._threads.submit(last)
        self._threads.shutdown(wait=True, cancel_futures=False)


def _answer(
    future: Future[Any], then: Callable[[Any], object], failed: Callable[[str], object]
) -> None:
    error = future.exception()
    if error is None:
        then(future.result())
    elif isinstance(error, FileProblem):
        failed(error.sentence)
    else:
        raise error
