#!/usr/bin/env bash
# Calls Creatio as the app "@app@". Needs bash and curl.
# The secret comes from the variable CREATIO_CLIENT_SECRET or from a prompt; no other program sees it.
set -euo pipefail

token_url=@token_url@
odata_url=@odata_url@
data_service_url=@data_service_url@
client_id=@client_id@
scope=@scope@
timeout=30

secret=${CREATIO_CLIENT_SECRET-}
unset CREATIO_CLIENT_SECRET
if [ -z "$secret" ]; then
  IFS= read -rsp 'Client secret: ' secret && echo >&2
fi

fail() {
  printf '%s\n' "$1" >&2
  exit 1
}

# Prints a member of a JSON object.
member() {
  printf '%s' "$2" | tr -d '\r\n' | sed -nE "s/.*\"$1\"[[:space:]]*:[[:space:]]*(\"(([^\"\\]|\\\\.)*)\"|([0-9]+|true|false)).*/\2\4/p"
}

# Sends a request; sets $status and $body.
send() {
  local answer
  answer=$(curl --silent --show-error --max-time "$timeout" --write-out '\n%{http_code}' "$@") ||
    fail "No answer from ${*: -1}"
  status=${answer##*$'\n'}
  body=${answer%$'\n'*}
}

token=
expires=0
get_token() {
  local form=(--data grant_type=client_credentials --data-urlencode "client_id=$client_id")
  if [ -n "$scope" ]; then
    form+=(--data-urlencode "scope=$scope")
  fi
  send "${form[@]}" --data-urlencode client_secret@- "$token_url" < <(printf '%s' "$secret")
  token=$(member access_token "$body")
  if [ "$status" != 200 ] || [ -z "$token" ]; then
    fail "No token: HTTP $status $(member error "$body") $(member error_description "$body")"
  fi
  local lifetime
  lifetime=$(member expires_in "$body")
  expires=$((SECONDS + ${lifetime:-300} - 60))
}

# Calls Creatio with a token; gets another one when it expires or is refused.
call() {
  local attempt
  for attempt in first second; do
    if [ "$attempt" = second ] || [ "$SECONDS" -ge "$expires" ]; then
      get_token
    fi
    send --header 'Accept: application/json' --header @- "$@" < <(printf 'Authorization: Bearer %s' "$token")
    if [ "$status" != 401 ]; then
      break
    fi
  done
  if [ "$status" -lt 200 ] || [ "$status" -ge 300 ]; then
    fail "Creatio refused the call: HTTP $status ${body:0:300}"
  fi
}

echo 'OData:'
call "$odata_url/Contact?\$select=Id,Name&\$top=5"
printf '%s\n' "$body"

echo 'DataService:'
call --header 'Content-Type: application/json' --data @query@ "$data_service_url/SelectQuery"
if [ "$(member success "$body")" != true ]; then
  fail "Creatio refused the query: ${body:0:300}"
fi
printf '%s\n' "$body"
