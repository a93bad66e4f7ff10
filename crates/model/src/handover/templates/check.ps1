& {
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
[Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12
$Url = @token_url@
$OData = @odata_url@
$Data = @data_service_url@
$Id = @client_id@
$Scope = @scope@
$Secret = $env:CREATIO_CLIENT_SECRET
if (-not $Secret) {
    $Typed = Read-Host -Prompt 'Client secret' -AsSecureString
    $Secret = (New-Object System.Net.NetworkCredential('', $Typed)).Password
}
function Invoke-Call($Request) {
    $Watch = [Diagnostics.Stopwatch]::StartNew()
    $Http = 0
    $Body = ''
    try {
        $Answer = Invoke-WebRequest -UseBasicParsing -TimeoutSec 30 -MaximumRedirection 0 @Request
        $Http = [int]$Answer.StatusCode
        $Body = "$($Answer.Content)"
    } catch {
        $Response = $_.Exception.Response
        if ($Response) { $Http = [int]$Response.StatusCode }
        if ($_.ErrorDetails) { $Body = "$($_.ErrorDetails.Message)" }
    }
    $Json = $null
    try { $Json = ConvertFrom-Json $Body } catch { }
    $Type = ''
    if ($Json -is [PSCustomObject]) { $Type = 'json' }
    if ($Body.TrimStart().StartsWith('<')) { $Type = 'html' }
    return @{ Json = $Json; Call = [ordered]@{ http = $Http; seconds = $Watch.Elapsed.TotalSeconds; type = $Type } }
}
$Form = @{ grant_type = 'client_credentials'; client_id = $Id; client_secret = $Secret }
if ($Scope) { $Form.scope = $Scope }
$Got = Invoke-Call @{ Method = 'Post'; Uri = $Url; Body = $Form }
$Token = "$($Got.Json.access_token)"
$Got.Call.error = "$($Got.Json.error)" -replace '[^a-z_]', ''
$Got.Call.token = [bool]$Token
$Out = [ordered]@{ verify = 1; client_id = $Id; now = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds(); token = $Got.Call }
if ($Token) {
    try {
        $Part = $Token.Split('.')[1].Replace('-', '+').Replace('_', '/')
        $Part = $Part.PadRight([int]([Math]::Ceiling($Part.Length / 4) * 4), '=')
        $Claims = ConvertFrom-Json ([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($Part)))
        $Out.claims = [ordered]@{ client_id = $Claims.client_id; iss = $Claims.iss; scope = $Claims.scope; iat = $Claims.iat; exp = $Claims.exp }
    } catch { }
    $Headers = @{ Authorization = "Bearer $Token"; Accept = 'application/json' }
    $Query = '{"rootSchemaName":"Contact","operationType":0,"rowCount":1,"columns":{"items":{"Id":{"expression":{"expressionType":0,"columnPath":"Id"}}}}}'
    $Got = Invoke-Call @{ Method = 'Post'; Uri = "$Data/SelectQuery"; ContentType = 'application/json'; Body = $Query; Headers = $Headers }
    if ($Got.Json.success -eq $true) { $Got.Call.records = @($Got.Json.rows).Count -gt 0 }
    $Out.data_service = $Got.Call
    $Got = Invoke-Call @{ Method = 'Get'; Uri = $OData + '/Contact?$select=Id&$top=1'; Headers = $Headers }
    if ($Got.Json -and $Got.Json.PSObject.Properties['value']) { $Got.Call.records = @($Got.Json.value).Count -gt 0 }
    $Out.odata = $Got.Call
}
ConvertTo-Json $Out -Compress -Depth 5
}
