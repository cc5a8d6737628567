"""Programs that are killed at random moments: what the tools that kill exports, links and claims share."""
import subprocess
import sys
import time


class Moments:
    """Random moments within the shortest undisturbed run so far, for a machine may be busy or idle."""

    def __init__(self, longest, chance):
        self.longest, self.chance = longest, chance

    def killed(self, command, from_nothing):
        """Runs the command; whether it was killed before its end. One that goes on where another stopped is shorter."""
        since = time.monotonic()
        run = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        try:
            if run.wait(self.chance.uniform(0, self.longest)) != 0:
                sys.exit(f"failed: {command}")
            if from_nothing:
                self.longest = min(self.longest, time.monotonic() - since)
            return False
        except subprocess.TimeoutExpired:
            run.kill()
            run.wait()
            return True
