( url=@token_url@
odata=@odata_url@
data=@data_service_url@
id=@client_id@
scope=@scope@
secret=${CREATIO_CLIENT_SECRET-}
unset CREATIO_CLIENT_SECRET
if [ -z "$secret" ]; then
  trap 'stty echo 2>/dev/null; exit 130' INT
  printf 'Client secret: ' >&2
  stty -echo 2>/dev/null
  IFS= read -r secret
  stty echo 2>/dev/null
  echo >&2
fi
ask() {
  answer=$(printf '%s' "$input" | curl -s -m 30 -w '\n%{http_code} %{time_total}' "$@")
  body=$(printf '%s' "$answer" | sed '$d' | tr -d '\r\n')
  line=$(printf '%s' "$answer" | sed -n '$p')
  http=$(printf '%s' "$line" | cut -d' ' -f1 | sed 's/^0*//')
  seconds=$(printf '%s' "$line" | cut -d' ' -f2 | tr ',' '.')
  type=
  case $(printf '%s' "$body" | tr -d '[:space:]') in
    '{'*'}') type=json ;;
    '<'*) type=html ;;
  esac
  call='{"http":'${http:-0}',"seconds":'${seconds:-0}',"type":"'$type'"'
}
text() {
  printf '%s' "$body" | sed -nE 's/.*"'"$1"'"[[:space:]]*:[[:space:]]*"([^"]*)".*/\1/p' | tr -d '\\'
}
number() {
  printf '%s' "$body" | sed -nE 's/.*"'"$1"'"[[:space:]]*:[[:space:]]*([0-9]+).*/\1/p'
}
rows() {
  printf '%s' "$body" | tr -d '[:space:]' | sed -nE "$1"'s/.*"'"$2"'":\[([]{]).*/,"records":\1/p' | sed 's/{/true/; s/]/false/'
}
set -- -d grant_type=client_credentials --data-urlencode "client_id=$id"
if [ -n "$scope" ]; then
  set -- "$@" --data-urlencode "scope=$scope"
fi
input=$secret
ask "$@" --data-urlencode client_secret@- "$url"
token=$(text access_token)
out=$call',"error":"'$(text error | tr -cd 'a-z_')'","token":'
now=$(date +%s)
if [ -z "$token" ]; then
  out=$out'false}'
else
  out=$out'true}'
  input='Authorization: Bearer '$token
  body=$(printf '%s' "$token" | cut -s -d. -f2 | tr '_-' '/+')
  while [ $((${#body} % 4)) -ne 0 ]; do
    body=$body'='
  done
  body=$(printf '%s' "$body" | base64 -d 2>/dev/null | tr -d '\r\n')
  exp=$(number exp)
  iat=$(number iat)
  if [ -n "$exp" ]; then
    scopes=$(printf '%s' "$body" | sed -nE 's/.*"scope"[[:space:]]*:[[:space:]]*(\[[^]]*\]|"[^"]*").*/\1/p' | tr ',' ' ' | tr -cd 'A-Za-z0-9_. :/-')
    out=$out',"claims":{"client_id":"'$(text client_id)'","iss":"'$(text iss)'","scope":"'$scopes'","iat":'${iat:-null}',"exp":'$exp'}'
  fi
  ask -H @- -H 'Content-Type: application/json' -d '{"rootSchemaName":"Contact","operationType":0,"rowCount":1,"columns":{"items":{"Id":{"expression":{"expressionType":0,"columnPath":"Id"}}}}}' "$data/SelectQuery"
  out=$out',"data_service":'$call$(rows '/"success":true/' rows)'}'
  ask -H @- -H 'Accept: application/json' "$odata/Contact?\$select=Id&\$top=1"
  out=$out',"odata":'$call$(rows '' value)'}'
fi
printf '{"verify":1,"client_id":"%s","now":%s,"token":%s}\n' "$(printf '%s' "$id" | sed 's/[\\"]/\\&/g')" "$now" "$out" )
