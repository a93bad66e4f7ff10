# Calls Creatio as the app "@app@". Needs PowerShell 5.1 or newer.
# The secret comes from the variable CREATIO_CLIENT_SECRET or from a prompt.
$ErrorActionPreference = 'Stop'
# Windows PowerShell may offer older versions of TLS only.
[Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12
# Without redirects, neither the secret nor a token goes to another address.
$Options = @{ TimeoutSec = 30; MaximumRedirection = 0 }

$TokenUrl = @token_url@
$ODataUrl = @odata_url@
$DataServiceUrl = @data_service_url@
$ClientId = @client_id@
$Scope = @scope@

$Secret = $env:CREATIO_CLIENT_SECRET
if (-not $Secret) {
    $Typed = Read-Host -Prompt 'Client secret' -AsSecureString
    $Secret = (New-Object System.Net.NetworkCredential('', $Typed)).Password
}

# What a failed request says about itself.
function Get-Reason($Failure) {
    $Response = $Failure.Exception.Response
    if (-not $Response) { return $Failure.Exception.Message }
    $Text = "HTTP $([int]$Response.StatusCode)"
    if ($Failure.ErrorDetails -and $Failure.ErrorDetails.Message) {
        $Body = $Failure.ErrorDetails.Message
        try {
            $Json = ConvertFrom-Json $Body
            if ($Json.error -is [string]) { return "$Text $($Json.error) $($Json.error_description)" }
        } catch { }
        return "$Text $($Body.Substring(0, [Math]::Min(300, $Body.Length)))"
    }
    return $Text
}

$Token = $null
$Expires = [DateTime]::MinValue

function Update-Token {
    $Form = @{ grant_type = 'client_credentials'; client_id = $ClientId; client_secret = $Secret }
    if ($Scope) { $Form.scope = $Scope }
    try {
        $Answer = Invoke-RestMethod -Method Post -Uri $TokenUrl -Body $Form @Options
    } catch {
        throw "No token: $(Get-Reason $_)"
    }
    if (-not $Answer.access_token) { throw 'No token: the answer has none.' }
    $script:Token = $Answer.access_token
    $Lifetime = if ($Answer.expires_in) { $Answer.expires_in } else { 300 }
    $script:Expires = [DateTime]::UtcNow.AddSeconds($Lifetime - 60)
}

# Calls Creatio with a token; gets another one when it expires or is refused.
function Invoke-Creatio($Request) {
    foreach ($Attempt in 1, 2) {
        if ($Attempt -eq 2 -or [DateTime]::UtcNow -ge $script:Expires) { Update-Token }
        $Headers = @{ Authorization = "Bearer $script:Token"; Accept = 'application/json' }
        try {
            return Invoke-RestMethod @Request -Headers $Headers @Options
        } catch {
            $Response = $_.Exception.Response
            if ($Attempt -eq 1 -and $Response -and [int]$Response.StatusCode -eq 401) { continue }
            throw "Creatio refused the call: $(Get-Reason $_)"
        }
    }
}

try {
    $Contacts = Invoke-Creatio @{ Method = 'Get'; Uri = $ODataUrl + '/Contact?$select=Id,Name&$top=5' }
    'OData:'
    $Contacts.value | ConvertTo-Json

    $Answer = Invoke-Creatio @{
        Method = 'Post'; Uri = "$DataServiceUrl/SelectQuery"
        ContentType = 'application/json'; Body = @query@
    }
    if (-not $Answer.success) {
        throw "Creatio refused the query: $($Answer.errorInfo.message)$($Answer.responseStatus.Message)"
    }
    'DataService:'
    $Answer.rows | ConvertTo-Json
} catch {
    [Console]::Error.WriteLine($_.Exception.Message)
    exit 1
}
