"""Prints the newest version of a secret of Secret Manager, read as the host's own account.

What it prints is the secret's value: call it only where the output goes into a variable. An error names the secret,
never its value.
"""

import argparse
import base64
import http.client
import json
import sys
import time
import urllib.error
import urllib.request

ATTEMPTS = 5


def get(url, headers):
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=10) as answer:
        return json.load(answer)


def read(metadata, service, secret):
    token = get(f"{metadata}/instance/service-accounts/default/token", {"Metadata-Flavor": "Google"})["access_token"]
    version = get(f"{service}/{secret}/versions/latest:access", {"Authorization": f"Bearer {token}"})
    return base64.b64decode(version["payload"]["data"]).decode()


def main():
    parser = argparse.ArgumentParser(description="Prints the newest version of a secret.")
    parser.add_argument("secret", help="projects/PROJECT/secrets/SECRET")
    parser.add_argument("--metadata", default="http://metadata.google.internal/computeMetadata/v1")
    parser.add_argument("--service", default="https://secretmanager.googleapis.com/v1")
    parser.add_argument("--pause", type=float, default=5, help="seconds between two attempts")
    arguments = parser.parse_args()
    for attempt in range(1, ATTEMPTS + 1):
        try:
            sys.stdout.write(read(arguments.metadata, arguments.service, arguments.secret))
            return
        except urllib.error.HTTPError as error:
            reason, may_pass = f"status {error.code}", error.code == 429 or error.code >= 500
        except (OSError, http.client.HTTPException) as error:
            reason, may_pass = str(error), True
        except (KeyError, ValueError):
            # The exception's own text may show a part of the answer.
            reason, may_pass = "the answer is not a secret's text", False
        if not may_pass:
            break
        if attempt < ATTEMPTS:
            time.sleep(arguments.pause)
    sys.exit(f"read_secret: {arguments.secret} cannot be read: {reason}")


main()
