"""The stand-in Creatio that the clients talk to."""

import json
import os
import subprocess
import urllib.request

APP = "Azure Data Factory"


class StandIn:
    """A stand-in of a product version, started with the address of any free port."""

    def __init__(self, profile: str) -> None:
        program = os.environ["STAND_IN"]
        arguments = ["--port", "0", "--identity-port", "0", "--profile", profile, "--until-stdin-closes"]
        self._process = subprocess.Popen(
            [program, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.address = json.loads(self._process.stdout.readline())["creatio"]

    def stop(self) -> None:
        """Ends the program."""
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()

    def app(self, name: str) -> dict | None:
        """The app of that name as Creatio holds it."""
        with urllib.request.urlopen(f"{self.address}/stand-in/state") as response:
            apps = json.load(response)["apps"]
        return next((app for app in apps if app["Name"] == name), None)
