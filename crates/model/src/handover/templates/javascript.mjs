// Calls Creatio as the app "@app@". Needs Node.js 18 or newer; runs on a server, never in a web page.
// The secret comes from the variable CREATIO_CLIENT_SECRET.
const TOKEN_URL = @token_url@;
const ODATA_URL = @odata_url@;
const DATA_SERVICE_URL = @data_service_url@;
const CLIENT_ID = @client_id@;
const SCOPE = @scope@;
const QUERY = @query@;
const TIMEOUT = 30_000;

const secret = process.env.CREATIO_CLIENT_SECRET;
let token = "";
let expires = 0;

/** Sends a request, and follows no redirect: neither the secret nor a token goes to another address. */
const send = (url, options) => fetch(url, { ...options, redirect: "manual", signal: AbortSignal.timeout(TIMEOUT) });

async function updateToken() {
  const form = new URLSearchParams({ grant_type: "client_credentials", client_id: CLIENT_ID, client_secret: secret });
  if (SCOPE) {
    form.set("scope", SCOPE);
  }
  const answer = await send(TOKEN_URL, { method: "POST", body: form });
  const body = await answer.json().catch(() => undefined);
  if (!answer.ok || !body?.access_token) {
    throw new Error(`No token: HTTP ${answer.status} ${body?.error ?? ""} ${body?.error_description ?? ""}`);
  }
  token = body.access_token;
  expires = Date.now() + ((body.expires_in ?? 300) - 60) * 1000;
}

/** Calls Creatio with a token; gets another one when it expires or is refused. */
async function call(url, options = {}) {
  let answer;
  for (const attempt of [1, 2]) {
    if (attempt === 2 || Date.now() >= expires) {
      await updateToken();
    }
    const headers = { ...options.headers, authorization: `Bearer ${token}`, accept: "application/json" };
    answer = await send(url, { ...options, headers });
    if (answer.status !== 401) {
      break;
    }
  }
  if (!answer.ok) {
    throw new Error(`Creatio refused the call: HTTP ${answer.status} ${(await answer.text()).slice(0, 300)}`);
  }
  return answer.json();
}

try {
  if (!secret) {
    throw new Error("Set the variable CREATIO_CLIENT_SECRET to the client secret.");
  }
  const contacts = await call(`${ODATA_URL}/Contact?$select=Id,Name&$top=5`);
  console.log("OData:", JSON.stringify(contacts.value));
  const answer = await call(`${DATA_SERVICE_URL}/SelectQuery`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: QUERY,
  });
  if (!answer.success) {
    throw new Error(`Creatio refused the query: ${JSON.stringify(answer).slice(0, 300)}`);
  }
  console.log("DataService:", JSON.stringify(answer.rows));
} catch (error) {
  console.error(error.message, error.cause?.message ?? "");
  process.exitCode = 1;
}
