# Calls Creatio as the app "@app@". Needs Python 3.8 or newer and the package requests.
# The secret comes from the variable CREATIO_CLIENT_SECRET or from a prompt.
import getpass
import json
import os
import sys
import time

import requests

TOKEN_URL = @token_url@
ODATA_URL = @odata_url@
DATA_SERVICE_URL = @data_service_url@
CLIENT_ID = @client_id@
SCOPE = @scope@
QUERY = json.loads(@query@)
TIMEOUT = 30


class CreatioError(Exception):
    pass


class Creatio:
    def __init__(self, secret):
        self.secret = secret
        self.session = requests.Session()
        self.token = None
        self.expires = 0.0

    def update_token(self):
        form = {"grant_type": "client_credentials", "client_id": CLIENT_ID, "client_secret": self.secret}
        if SCOPE:
            form["scope"] = SCOPE
        answer = requests.post(TOKEN_URL, data=form, timeout=TIMEOUT, allow_redirects=False)
        body = as_object(answer)
        if answer.status_code != 200 or "access_token" not in body:
            reasons = [str(body[name]) for name in ("error", "error_description") if name in body]
            raise CreatioError(f"No token: HTTP {answer.status_code} {' '.join(reasons)}")
        self.token = body["access_token"]
        self.expires = time.monotonic() + int(body.get("expires_in", 300)) - 60

    def call(self, method, url, **options):
        """Calls Creatio with a token; gets another one when it expires or is refused."""
        for attempt in (1, 2):
            if attempt == 2 or time.monotonic() >= self.expires or self.token is None:
                self.update_token()
            headers = {"Authorization": f"Bearer {self.token}", "Accept": "application/json"}
            answer = self.session.request(
                method, url, headers=headers, timeout=TIMEOUT, allow_redirects=False, **options
            )
            if answer.status_code != 401:
                break
        if answer.status_code != 200:
            raise CreatioError(f"Creatio refused the call: HTTP {answer.status_code} {answer.text[:300]}")
        return answer.json()


def as_object(answer):
    try:
        body = answer.json()
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def main():
    secret = os.environ.get("CREATIO_CLIENT_SECRET") or getpass.getpass("Client secret: ")
    creatio = Creatio(secret)
    contacts = creatio.call("GET", f"{ODATA_URL}/Contact?$select=Id,Name&$top=5")
    print("OData:", json.dumps(contacts["value"], ensure_ascii=False))
    answer = creatio.call("POST", f"{DATA_SERVICE_URL}/SelectQuery", json=QUERY)
    if not answer.get("success"):
        raise CreatioError(f"Creatio refused the query: {json.dumps(answer)[:300]}")
    print("DataService:", json.dumps(answer["rows"], ensure_ascii=False))


if __name__ == "__main__":
    try:
        main()
    except (CreatioError, requests.RequestException) as error:
        sys.exit(str(error))
