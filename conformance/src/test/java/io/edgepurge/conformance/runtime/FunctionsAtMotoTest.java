package io.edgepurge.conformance.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.conformance.runtime.RuntimeApi.Result;
import io.edgepurge.conformance.runtime.SignedCalls.SignedCall;
import io.edgepurge.standin.Moto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs each function on Lambda's runtime interface client with every recorded event, and restores one as SnapStart does. AWS is
 * emulated by moto.
 */
@EnabledIfSystemProperty(
        named = "long",
        matches = "true",
        disabledReason = "Skipped: all functions on Lambda's runtime interface client run with mvn verify -Plong")
class FunctionsAtMotoTest {
    @RegisterExtension
    static final Moto MOTO = new Moto(System.getenv());

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EVENTS = Path.of("..", "events");
    private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query");
    private static final Map<String, String> KEYS =
            Map.of("AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local");
    private static final int WARM_REQUESTS = 20;

    /** After one round of reads instead of priming requests with writes, a first purge request loads 243. */
    private static final int MOST_LATE_CLASSES = 50;

    private final EmulatedStack stack = new EmulatedStack(MOTO.standIn().dynamoDb());

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void assumePlatform() {
        RuntimeClient.assumePlatform();
    }

    @AfterEach
    void closeStack() {
        stack.close();
    }

    @Test
    void purge_api_answers_every_event() {
        assertThat(answersTo("purge-api", start("PurgeApiFunction")))
                .isEqualTo(Map.of(
                        "create-purge.json", "202",
                        "create-purge-base64.json", "202",
                        "create-purge-tags.json", "202",
                        "preview-purge.json", "200",
                        "create-purge-idempotent.json", "202",
                        "create-purge-refused.json", "422",
                        "create-purge-without-key.json", "401",
                        "imagekit-purge.json", "201",
                        "cancel-purge.json", "404",
                        "imagekit-purge-refused.json", "400"));
    }

    @Test
    void purge_invoke_answers_every_event() {
        assertThat(answersTo("purge-invoke", start("PurgeInvokeFunction")))
                .isEqualTo(Map.of(
                        "direct.json", "queued",
                        "scheduled.json", "queued",
                        "without-key.json", "io.edgepurge.invoke.PurgeNotAccepted"));
    }

    @Test
    void status_answers_every_event() {
        assertThat(answersTo("status", start("StatusFunction")))
                .isEqualTo(Map.of(
                        "purge-status.json", "404",
                        "imagekit-status.json", "400",
                        "imagekit-status-unknown.json", "400",
                        "account.json", "200",
                        "list.json", "200",
                        "schedules.json", "200",
                        "quota.json", "200"));
    }

    @Test
    void invalidation_worker_answers_every_event() {
        assertThat(answersTo("invalidation-worker", start("InvalidationWorkerFunction")))
                .isEqualTo(Map.of(
                        "batch.json", "[059f36b4-87a3-44ab-83d2-661975720003]",
                        "doorbell.json", "[]",
                        "doorbell-at.json", "[]",
                        "garbage.json", "[059f36b4-87a3-44ab-83d2-661975720001]",
                        "sweep.json", "[]"));
    }

    @Test
    void a_restored_function_uses_new_credentials() {
        try (ContainerCredentials credentials = new ContainerCredentials();
                HostedFunction function = HostedFunction.startForSnapshot(
                        stack.function("PurgeApiFunction"), with(credentials.variables()), folder)) {
            List<SignedCall> priming = stack.calls().calls();
            credentials.issueSecond();
            await().until(credentials::firstAreStale);
            stack.calls().expire(ContainerCredentials.FIRST);
            stack.calls().closeConnections();

            function.restore();
            long first = nanosFor(function, 0);
            long warm = IntStream.rangeClosed(1, WARM_REQUESTS)
                    .mapToLong(number -> nanosFor(function, number))
                    .skip(WARM_REQUESTS / 2)
                    .sorted()
                    .skip(WARM_REQUESTS / 4)
                    .findFirst()
                    .orElseThrow();

            System.out.printf(
                    "A purge request took %d ms of processor time after the restore, and %d ms when warm%n",
                    first / 1_000_000, warm / 1_000_000);
            assertThat(priming).extracting(SignedCall::action).isNotEmpty().isSubsetOf(READS);
            assertThat(priming).extracting(SignedCall::signer).containsOnly(ContainerCredentials.FIRST);
            assertThat(stack.calls()
                            .calls()
                            .subList(priming.size(), stack.calls().calls().size()))
                    .extracting(SignedCall::signer)
                    .containsOnly(ContainerCredentials.SECOND);
        }
    }

    /** Loading classes takes most of the time of a first request. Their number doesn't depend on the machine. */
    @ParameterizedTest
    @CsvSource({
        "PurgeApiFunction, purge-api/create-purge.json",
        "PurgeApiFunction, purge-api/create-purge-refused.json",
        "PurgeInvokeFunction, purge-invoke/direct.json",
        "StatusFunction, status/list.json",
        "InvalidationWorkerFunction, invalidation-worker/sweep.json"
    })
    void a_restored_function_has_loaded_almost_all_classes(String name, String event) {
        try (HostedFunction function = HostedFunction.startForSnapshot(stack.function(name), with(KEYS), folder)) {
            int before = function.loadedClasses().size();
            function.restore();

            Result result = function.invoke(read(EVENTS.resolve(event)));

            List<String> late = function.loadedClasses().stream().skip(before).toList();
            System.out.printf("%s loaded %d classes after the restore for %s%n", name, late.size(), event);
            assertThat(result.succeeded()).isTrue();
            assertThat(late).hasSizeLessThanOrEqualTo(MOST_LATE_CLASSES);
        }
    }

    /** Returns the processor time of a purge of one URL. */
    private static long nanosFor(HostedFunction function, int number) {
        String event =
                read(EVENTS.resolve("purge-api").resolve("create-purge.json")).replace("/a.jpg", "/" + number + ".jpg");
        long before = function.processorNanos();
        assertThat(answerIn(function.invoke(event))).isEqualTo("202");
        return function.processorNanos() - before;
    }

    private HostedFunction start(String name) {
        return HostedFunction.start(stack.function(name), with(KEYS), folder);
    }

    private Map<String, String> with(Map<String, String> credentials) {
        Map<String, String> variables = new TreeMap<>(stack.address());
        variables.putAll(credentials);
        return variables;
    }

    /** Sends each recorded event of a function and closes it. All lines that it prints are JSON. */
    private static Map<String, String> answersTo(String events, HostedFunction function) {
        try (function;
                Stream<Path> files = Files.list(EVENTS.resolve(events))) {
            Map<String, String> answers = files.collect(Collectors.toMap(
                    file -> file.getFileName().toString(), file -> answerIn(function.invoke(read(file)))));
            assertThat(function.output())
                    .allSatisfy(line ->
                            assertThat(parsed(line).path("level").asText()).isNotEmpty());
            return answers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the status code, the status of the purge, the failed messages, or the exception. */
    private static String answerIn(Result result) {
        JsonNode body = parsed(result.body());
        return Stream.of(
                        body.path("statusCode").asText(),
                        body.path("status").asText(),
                        body.path("errorType").asText(),
                        body.path("batchItemFailures")
                                .findValuesAsText("itemIdentifier")
                                .toString())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
