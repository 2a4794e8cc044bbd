#!/usr/bin/env python3
"""`dateline` with faults: hangs at a row that holds HANG, dies by SIGKILL at one that holds CRASH, and once, at the 20th row, where
FAULTY_ONCE names a file that is not there yet. Else the program that DATELINE_PROGRAM names."""
import os
import signal
import subprocess
import sys
import time

child = subprocess.Popen([os.environ["DATELINE_PROGRAM"], *sys.argv[1:]], stdin=subprocess.PIPE)
once = os.environ.get("FAULTY_ONCE")
for number, line in enumerate(sys.stdin.buffer):
    if b"HANG" in line:
        time.sleep(600)
    kills = b"CRASH" in line
    if once and number == 20 and not os.path.exists(once):
        open(once, "x").close()
        kills = True
    if kills:
        child.kill()
        os.kill(os.getpid(), signal.SIGKILL)
    child.stdin.write(line)
child.stdin.close()
sys.exit(child.wait())
