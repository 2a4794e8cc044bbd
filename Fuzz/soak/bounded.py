"""Runs a command that must end: its processor time is bounded, not the clock, which also counts what else the machine does."""
import resource
import signal
import subprocess

#: The clock's limit, for a command that waits for nothing.
PATIENCE = 40


def run(command, given, seconds):
    """What the command did, or words for that it does not end within so many seconds of processor time."""
    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=PATIENCE * seconds, preexec_fn=limit)
    except subprocess.TimeoutExpired:
        return None, f"no end after {PATIENCE * seconds} s by the clock"
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        return None, f"no end after {seconds} s of processor time"
    return done, None
