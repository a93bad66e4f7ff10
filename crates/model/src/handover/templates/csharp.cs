// Calls Creatio as the app "@app@". Needs .NET 8 or newer; this is the Program.cs of a console project.
// The secret comes from the variable CREATIO_CLIENT_SECRET or from a prompt.
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

const string TokenUrl = @token_url@;
const string ODataUrl = @odata_url@;
const string DataServiceUrl = @data_service_url@;
const string ClientId = @client_id@;
const string Scope = @scope@;
const string Query = @query@;

// Without redirects, neither the secret nor a token goes to another address.
using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(30) };
http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
var secret = Environment.GetEnvironmentVariable("CREATIO_CLIENT_SECRET") is { Length: > 0 } set ? set : ReadSecret();
var token = "";
var expires = DateTimeOffset.MinValue;

try
{
    using var contacts = await CallAsync(() =>
        new HttpRequestMessage(HttpMethod.Get, ODataUrl + "/Contact?$select=Id,Name&$top=5"));
    Console.WriteLine("OData: " + contacts.RootElement.GetProperty("value"));

    using var answer = await CallAsync(() => new HttpRequestMessage(HttpMethod.Post, DataServiceUrl + "/SelectQuery")
    {
        Content = new StringContent(Query, Encoding.UTF8, "application/json"),
    });
    if (!answer.RootElement.TryGetProperty("success", out var success) || !success.GetBoolean())
    {
        throw new CreatioException("Creatio refused the query: " + Shorten(answer.RootElement.ToString()));
    }
    Console.WriteLine("DataService: " + answer.RootElement.GetProperty("rows"));
    return 0;
}
catch (Exception error) when (error is CreatioException or HttpRequestException or TaskCanceledException or JsonException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}

async Task UpdateTokenAsync()
{
    var form = new Dictionary<string, string>
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = ClientId,
        ["client_secret"] = secret,
    };
    if (Scope != "")
    {
        form["scope"] = Scope;
    }
    using var response = await http.PostAsync(TokenUrl, new FormUrlEncodedContent(form));
    var body = await response.Content.ReadAsStringAsync();
    token = Member(body, "access_token");
    if (!response.IsSuccessStatusCode || token == "")
    {
        throw new CreatioException($"No token: HTTP {(int)response.StatusCode} {Member(body, "error")} {Member(body, "error_description")}");
    }
    var lifetime = int.TryParse(Member(body, "expires_in"), out var seconds) ? seconds : 300;
    expires = DateTimeOffset.UtcNow.AddSeconds(lifetime - 60);
}

// Calls Creatio with a token; gets another one when it expires or is refused.
async Task<JsonDocument> CallAsync(Func<HttpRequestMessage> request)
{
    for (var attempt = 1; ; attempt++)
    {
        if (attempt == 2 || DateTimeOffset.UtcNow >= expires)
        {
            await UpdateTokenAsync();
        }
        using var message = request();
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(message);
        if (response.StatusCode == HttpStatusCode.Unauthorized && attempt == 1)
        {
            continue;
        }
        var body = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode)
        {
            throw new CreatioException($"Creatio refused the call: HTTP {(int)response.StatusCode} {Shorten(body)}");
        }
        return JsonDocument.Parse(body);
    }
}

static string Member(string body, string name)
{
    try
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.TryGetProperty(name, out var member) ? member.ToString() : "";
    }
    catch (Exception error) when (error is JsonException or InvalidOperationException)
    {
        return "";
    }
}

static string Shorten(string text) => text.Length > 300 ? text[..300] : text;

static string ReadSecret()
{
    Console.Error.Write("Client secret: ");
    var typed = new StringBuilder();
    for (var key = Console.ReadKey(true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(true))
    {
        if (key.Key == ConsoleKey.Backspace && typed.Length > 0)
        {
            typed.Length--;
        }
        else if (!char.IsControl(key.KeyChar))
        {
            typed.Append(key.KeyChar);
        }
    }
    Console.Error.WriteLine();
    return typed.ToString();
}

class CreatioException(string message) : Exception(message);
