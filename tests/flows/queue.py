"""The queue's work done here, as the processes of `chungtay work` do it."""

from __future__ import annotations

from multiprocessing import Event, Queue, Value
from typing import Any

from django_q.brokers import get_broker
from django_q.models import OrmQ
from django_q.monitor import monitor
from django_q.pusher import pusher
from django_q.worker import worker


def work() -> int:
    """Do what waits in the queue; tell how much it was."""
    waiting: int = OrmQ.objects.count()
    tasks: Any = Queue()
    results: Any = Queue()
    stop = Event()
    stop.set()
    for _ in range(waiting):
        pusher(tasks, stop, get_broker())
    tasks.put("STOP")
    worker(tasks, results, Value("f", -1.0))
    results.put("STOP")
    monitor(results)
    return waiting
