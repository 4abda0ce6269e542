import asyncio
import queue
import threading
import time
from concurrent import futures

import gradio as gr

at_import = threading.Event()
threading.Thread(target=lambda: (time.sleep(0.1), at_import.set()), daemon=True).start()


def event():
    given = threading.Event()
    threading.Timer(0.05, given.set).start()
    return f"{threading.Event().wait(0.05)} {given.wait(5)} {at_import.wait(5)}"


def semaphore():
    free, at_once, most = threading.BoundedSemaphore(2), [], []

    def work(number):
        with free:
            at_once.append(number)
            most.append(len(at_once))
            time.sleep(0.02)
            at_once.remove(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return f"{max(most)} {len(most)} {any(thread.is_alive() for thread in threads)}"


def barrier():
    meeting, met = threading.Barrier(3), []
    threads = [threading.Thread(target=lambda: met.append(meeting.wait(5))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return str(sorted(met))


def polling():
    lock, taken, end = threading.Lock(), [], time.monotonic() + 20

    def other():
        for number in range(3):
            with lock:
                taken.append(number)

    thread = threading.Thread(target=other)
    thread.start()
    while thread.is_alive() and time.monotonic() < end:
        with lock:
            time.sleep(0.001)
    return str(taken)


def reentrant():
    lock, seen = threading.RLock(), []

    def other():
        with lock:
            seen.append("other")

    with lock, lock:
        thread = threading.Thread(target=other)
        thread.start()
        time.sleep(0.05)
        seen.append("own")
    thread.join()
    return " ".join(seen)


def queues():
    items, results = queue.Queue(maxsize=1), []

    def consume():
        while (item := items.get()) is not None:
            results.append(item * 2)
            items.task_done()

    consumer = threading.Thread(target=consume, name="consumer")
    consumer.start()
    for item in range(4):
        items.put(item)
    items.join()
    items.put(None)
    consumer.join(5)
    try:
        queue.SimpleQueue().get(timeout=0.02)
    except queue.Empty:
        results.append("empty")
    return str(results)


def slow(seconds):
    time.sleep(seconds)
    return seconds


def pool():
    with futures.ThreadPoolExecutor(3) as threads:
        mapped = list(threads.map(slow, (0.3, 0.2, 0.1)))
        given = [threads.submit(slow, seconds) for seconds in (0.3, 0.1)]
        completed = [future.result() for future in futures.as_completed(given)]
        endless = threads.submit(slow, 0.5)
        done, waiting = futures.wait([endless, threads.submit(slow, 0)], 0.1)
        try:
            endless.result(timeout=0.01)
        except TimeoutError:
            completed.append("late")
        broken = threads.submit(lambda: 1 / 0).exception()
    return f"{mapped} {completed} {len(done)} {len(waiting)} {type(broken).__name__}"


async def both():
    return await asyncio.gather(*(asyncio.to_thread(slow, seconds) for seconds in (0.2, 0.1)))


async def to_thread():
    loop = asyncio.get_running_loop()
    with futures.ThreadPoolExecutor() as threads:
        return f"{await both()} {await loop.run_in_executor(threads, slow, 0.1)}"


def run():
    first = asyncio.run(both())
    loop = asyncio.new_event_loop()
    return f"{first} {loop.run_until_complete(asyncio.sleep(0.01, 'slept'))}"


def names():
    def told():
        return threading.current_thread().name, threading.get_ident()

    seen = [told()]
    threads = [
        threading.Thread(target=lambda: (seen.append(told()), time.sleep(0.05)), name=name)
        for name in ("one", "two")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = [name for name, _ in seen[1:]]
    return f"{found} {len({ident for _, ident in seen})} {threading.main_thread().name}"


def local():
    own, seen = threading.local(), {}
    own.value = "main"

    def work(value):
        own.value = value
        time.sleep(0.05)
        seen[value] = own.value

    threads = [threading.Thread(target=work, args=[value]) for value in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return f"{own.value} {sorted(seen.items())}"


CASES = (
    *(event, semaphore, barrier, polling, reentrant, queues, pool, to_thread, run, names),
    local,
)

with gr.Blocks() as demo:
    for case in CASES:
        out = gr.Textbox(label=f"Of {case.__name__}")
        gr.Button(case.__name__).click(case, None, out)

demo.launch(show_error=True)
