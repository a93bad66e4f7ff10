#!/usr/bin/env bash
# Registers this site in clio, Creatio's command-line tool, with the app "@app@".
# The secret comes from the variable CREATIO_CLIENT_SECRET or from a prompt. clio saves it in its own settings file.
set -euo pipefail

secret=${CREATIO_CLIENT_SECRET-}
unset CREATIO_CLIENT_SECRET
if [ -z "$secret" ]; then
  IFS= read -rsp 'Client secret: ' secret && echo >&2
fi

clio reg-web-app creatio \
  --uri @site_url@ \
  --IsNetCore @is_net_core@ \
  --clientId @client_id@ \
  --clientSecret "$secret" \
  --authAppUri @token_url@

# Fails if the credentials do not work.
clio ping creatio
