// Calls Creatio as the app "@app@". Needs Java 17 or newer: java CreatioExample.java
// The secret comes from the variable CREATIO_CLIENT_SECRET or from a prompt.
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

public class CreatioExample {
    static final String TOKEN_URL = @token_url@;
    static final String ODATA_URL = @odata_url@;
    static final String DATA_SERVICE_URL = @data_service_url@;
    static final String CLIENT_ID = @client_id@;
    static final String SCOPE = @scope@;
    static final String QUERY = @query@;
    static final Duration TIMEOUT = Duration.ofSeconds(30);

    static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    static String secret;
    static String token;
    static Instant expires = Instant.MIN;

    static class CreatioException extends Exception {
        CreatioException(String message) {
            super(message);
        }
    }

    /** A text or number of a JSON object, so that this example needs no library. */
    static Optional<String> member(String json, String name) {
        var pattern = Pattern.compile("\"" + name + "\"\\s*:\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(\\d+))");
        return pattern.matcher(json).results().findFirst()
            .map(found -> found.group(1) != null ? found.group(1) : found.group(2));
    }

    static String form(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    static String shorten(String text) {
        return text.substring(0, Math.min(300, text.length()));
    }

    static void updateToken() throws IOException, InterruptedException, CreatioException {
        var body = String.join("&", form("grant_type", "client_credentials"), form("client_id", CLIENT_ID),
            form("client_secret", secret));
        if (!SCOPE.isEmpty()) {
            body += "&" + form("scope", SCOPE);
        }
        var request = HttpRequest.newBuilder(URI.create(TOKEN_URL)).timeout(TIMEOUT)
            .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)).build();
        var answer = HTTP.send(request, BodyHandlers.ofString());
        var issued = member(answer.body(), "access_token");
        if (answer.statusCode() != 200 || issued.isEmpty()) {
            throw new CreatioException("No token: HTTP " + answer.statusCode() + " "
                + member(answer.body(), "error").orElse("") + " "
                + member(answer.body(), "error_description").orElse(""));
        }
        token = issued.get();
        var lifetime = member(answer.body(), "expires_in").map(Long::parseLong).orElse(300L);
        expires = Instant.now().plusSeconds(lifetime - 60);
    }

    /** Calls Creatio with a token; gets another one when it expires or is refused. */
    static String call(HttpRequest.Builder request) throws IOException, InterruptedException, CreatioException {
        HttpResponse<String> answer = null;
        for (int attempt = 1; attempt <= 2; attempt++) {
            if (attempt == 2 || !Instant.now().isBefore(expires)) {
                updateToken();
            }
            request.setHeader("Authorization", "Bearer " + token).setHeader("Accept", "application/json");
            answer = HTTP.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 401) {
                break;
            }
        }
        if (answer.statusCode() / 100 != 2) {
            throw new CreatioException(
                "Creatio refused the call: HTTP " + answer.statusCode() + " " + shorten(answer.body()));
        }
        return answer.body();
    }

    public static void main(String[] arguments) throws InterruptedException {
        secret = System.getenv("CREATIO_CLIENT_SECRET");
        if ((secret == null || secret.isEmpty()) && System.console() != null) {
            secret = new String(System.console().readPassword("Client secret: "));
        }
        try {
            if (secret == null || secret.isEmpty()) {
                throw new CreatioException("Set the variable CREATIO_CLIENT_SECRET to the client secret.");
            }
            var contacts = URI.create(ODATA_URL + "/Contact?$select=Id,Name&$top=5");
            System.out.println("OData: " + call(HttpRequest.newBuilder(contacts)));
            var answer = call(HttpRequest.newBuilder(URI.create(DATA_SERVICE_URL + "/SelectQuery"))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(QUERY)));
            if (!Pattern.compile("\"success\"\\s*:\\s*true").matcher(answer).find()) {
                throw new CreatioException("Creatio refused the query: " + shorten(answer));
            }
            System.out.println("DataService: " + answer);
        } catch (CreatioException | IOException error) {
            System.err.println(error.getMessage() != null ? error.getMessage() : "No answer: " + error);
            System.exit(1);
        }
    }
}
