#!/bin/sh
# Makes the template of this container from the configuration for nginx. The entrypoint of the nginx image runs this file,
# and then fills the template with the environment.
set -eu

configuration=${CONFIGURATION:-/usr/share/oauth-admin/oauth-admin.conf}
template=${TEMPLATE:-/etc/nginx/templates/oauth-admin.conf.template}
page=${PAGE:-/srv/oauth-admin}

# What an administrator changes by hand elsewhere.
changes='
s|creatio\.example\.com|${SERVER_NAME}|
s|proxy_pass http://127\.0\.0\.1:8000;|proxy_pass ${CREATIO_URL};|
s|http://127\.0\.0\.1:8090/|${IDENTITY_URL}/|
s|\(proxy_set_header Host  *\)\$http_host;|\1${CREATIO_HOST};|
'
case "${CREATIO_URL:?the address of Creatio} ${IDENTITY_URL:-}" in
*https:*) changes="$changes
s|# \(proxy_ssl_\)|\1|" ;;
esac
identity=
if [ -n "${IDENTITY_URL:-}" ]; then
    # A part that is commented out begins with # and no blank, and ends with its comment.
    changes="$changes
/^ *#[^ ]/,/^ *[^ #]/s|^\( *\)#|\1|"
    identity=/identity/
fi
mkdir -p "$(dirname "$template")"
sed "$changes" "$configuration" > "$template"
sed "s|\"identityService\": *\"[^\"]*\"|\"identityService\": \"$identity\"|" "$page/config.json" > "$page/config.json.new"
mv "$page/config.json.new" "$page/config.json"
