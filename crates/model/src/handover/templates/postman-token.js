// Gets a token when there is none, or when it expires.
const value = (name) => pm.environment.get(name) || "";
const form = ["client_id", "client_secret", "scope"].filter(value).map((name) => ({ key: name, value: value(name) }));
const body = { mode: "urlencoded", urlencoded: [{ key: "grant_type", value: "client_credentials" }, ...form] };

const fail = (reason) => {
  pm.test("Token", () => {
    throw new Error(`No token: ${reason}`);
  });
  pm.execution.skipRequest();
};

if (!value("client_secret")) {
  fail("enter client_secret in the environment");
} else if (Date.now() >= Number(pm.collectionVariables.get("expires") || 0)) {
  pm.sendRequest({ url: value("token_url"), method: "POST", body }, (failure, answer) => {
    let json = {};
    try {
      json = answer.json();
    } catch {
      // There is no answer, or no JSON in it.
    }
    if (json.access_token) {
      pm.collectionVariables.set("token", json.access_token);
      pm.collectionVariables.set("expires", Date.now() + ((json.expires_in || 300) - 60) * 1000);
    } else {
      fail(failure ? failure.message : `HTTP ${answer.code} ${json.error || ""} ${json.error_description || ""}`);
    }
  });
}
