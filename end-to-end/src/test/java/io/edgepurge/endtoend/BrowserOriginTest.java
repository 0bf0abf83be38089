package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.edgepurge.local.LocalConfig;
import io.edgepurge.local.LocalEdgePurge;
import io.edgepurge.local.Ports;
import io.edgepurge.local.StackStartException;
import io.edgepurge.local.function.RecordingFunctionLog;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A web page of another origin calls the API of a stack that allows this origin. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserOriginTest {
    private static final String PAGE = SharedStack.BROWSER_ORIGIN;

    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalEdgePurge stack;

    BrowserOriginTest(RunningStack running) {
        stack = running.stack();
    }

    @AfterAll
    void close() {
        http.close();
    }

    @Test
    void the_page_may_send_every_header_that_the_API_reads() throws Exception {
        HttpResponse<String> answer = send(request("/v1/purges")
                .headers("Origin", PAGE, "Access-Control-Request-Method", "POST")
                .headers("Access-Control-Request-Headers", "authorization,content-type,idempotency-key")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(PAGE);
        assertThat(words(answer, "Access-Control-Allow-Methods")).containsExactly("GET", "POST", "DELETE");
        assertThat(words(answer, "Access-Control-Allow-Headers"))
                .containsExactly("authorization", "content-type", "idempotency-key", "if-none-match");
    }

    @Test
    void the_page_needs_a_key() throws Exception {
        HttpResponse<String> answer = send(request("/v1/quota").header("Origin", PAGE));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(PAGE);
    }

    @Test
    void the_page_may_read_every_header_of_the_API() throws Exception {
        HttpResponse<String> answer = send(withKey("/v1/purges")
                .headers("Origin", PAGE, "Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"urls\":[\"%sa.jpg\"]}".formatted(stack.account().endpoint()))));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(words(answer, "Access-Control-Expose-Headers")).containsAll(hiddenByDefault(answer));
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    /** Returns the headers that a browser hides from a page unless the response exposes them. */
    private static List<String> hiddenByDefault(HttpResponse<String> answer) {
        List<String> safelisted = List.of("content-type", "content-length", "cache-control", "connection", "vary");
        return answer.headers().map().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> !safelisted.contains(name) && !name.startsWith("access-control-"))
                .toList();
    }

    @Test
    void a_page_of_a_third_origin_may_not_call_the_API() throws Exception {
        HttpResponse<String> answer = send(withKey("/v1/quota").header("Origin", PAGE + "0"));

        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void the_stack_refuses_to_start_with_an_invalid_origin() {
        LocalConfig open = new LocalConfig(Path.of(".."), Ports.free(), Optional.empty(), 10, Duration.ofMillis(100));

        assertThatExceptionOfType(StackStartException.class)
                .isThrownBy(
                        () -> LocalEdgePurge.start(open.withBrowserOrigin("*"), Map.of(), new RecordingFunctionLog()))
                .withMessageContaining("BrowserOrigin: must be https://HOST");
    }

    private static List<String> words(HttpResponse<String> answer, String header) {
        return Stream.of(answer.headers().firstValue(header).orElse("").split(",", -1))
                .toList();
    }

    private HttpRequest.Builder withKey(String path) {
        return request(path).header("Authorization", "Bearer " + stack.account().key());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(stack.api().resolve(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
