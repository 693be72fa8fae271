"""Run a command and write what it took, as JSON, into a file: wall and CPU seconds, and the peak of its largest process in MB.

A program of its own, started anew for every run. A process counts the memory of the one it was forked from as its own
peak, so whoever forks has to be small.
"""

from __future__ import annotations

import json
import os
import sys
import time


def main() -> int:
    result, *command = sys.argv[1:]
    started = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ)
    _, status, used = os.wait4(process, 0)
    wall = time.perf_counter() - started
    # Linux counts kilobytes, macOS bytes.
    memory = used.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    with open(result, "w", encoding="utf-8") as file:  # noqa: PTH123 — pathlib costs more than everything else here
        json.dump({"wall": wall, "cpu": used.ru_utime + used.ru_stime, "memory": memory}, file)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main())
