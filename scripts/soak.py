"""Run the tests whose inputs are drawn at random again and again, each round with a new seed.

Each round exports SOAK_SEED (a test that draws its own schedule uses it) and SOAK_MINUTES, and
seeds the random order and the generators of inputs. The first failing round stops the run and
names its seed; SEED=n starts with that one.
"""

import argparse
import os
import random
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_FOLDERS = ("tests/models", "tests/sync", "tests/server", "tests/process", "tests/faults")


def main(arguments: list[str]) -> int:
    """Soak for ``--minutes``; exit code 0 when every round was good."""
    parser = argparse.ArgumentParser(prog="make soak")
    parser.add_argument("--minutes", type=float, default=10.0)
    minutes: float = parser.parse_args(arguments).minutes
    folders = [f for f in _FOLDERS if (ROOT / f).is_dir()]
    given = os.environ.get("SEED", "")
    seed = int(given) if given else random.SystemRandom().randrange(2**31)
    end_at_s = time.monotonic() + minutes * 60
    rounds = 0
    while rounds == 0 or time.monotonic() < end_at_s:
        print(f"— vòng {rounds + 1}, hạt giống {seed}", flush=True)
        if not _round(seed, minutes, folders):
            print(
                f"HỎNG ở hạt giống {seed}; chạy lại đúng vòng này: make soak MINUTES=0 SEED={seed}"
            )
            return 1
        rounds += 1
        seed = random.SystemRandom().randrange(2**31)
    print(f"TỐT: {rounds} vòng không hỏng.")
    return 0


def _round(seed: int, minutes: float, folders: list[str]) -> bool:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONUTF8": "1",
        "SOAK_SEED": str(seed),
        "SOAK_MINUTES": str(minutes),
    }
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
    command += [f"--randomly-seed={seed}", f"--hypothesis-seed={seed}", *folders]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, check=False)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
