#!/usr/bin/env python3
"""Tests of the Desk in Debian's Chromium, driven by Playwright from PyPI (no browser is downloaded).

    run.py PROGRAM [unittest arguments…]

The tests use Python's own unittest: it finds and names them, and Playwright stays the only package that is installed
(into output/browser). Screenshots go to output/screens.
"""
import os
import shutil
import subprocess
import sys
import venv

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
FOLDER = os.path.join(ROOT, "output", "browser")


def python():
    """The interpreter of the virtual environment, with what requirements.txt names."""
    program = os.path.join(FOLDER, "bin", "python")
    wanted = os.path.join(HERE, "requirements.txt")
    noted = os.path.join(FOLDER, "requirements.txt")
    if not os.path.exists(noted) or open(noted).read() != open(wanted).read():
        venv.create(FOLDER, with_pip=True, clear=True)
        subprocess.run([program, "-m", "pip", "install", "--quiet", "-r", wanted], check=True)
        shutil.copy(wanted, noted)
    return program


def main(program, *arguments):
    if not shutil.which("chromium"):
        sys.exit("Install Chromium first:  make setup-browser")
    environment = dict(os.environ, DATELINE=os.path.abspath(program))
    tests = arguments or ["discover", "--start-directory", HERE, "--verbose"]
    sys.exit(subprocess.run([python(), "-m", "unittest", *tests], env=environment, cwd=HERE).returncode)


if __name__ == "__main__":
    main(*sys.argv[1:]) if len(sys.argv) > 1 else sys.exit(__doc__)
