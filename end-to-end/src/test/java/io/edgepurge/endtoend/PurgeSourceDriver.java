package io.edgepurge.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.client.HttpConfig;
import io.edgepurge.client.HttpPurgeClient;
import io.edgepurge.client.LambdaPurgeClient;
import io.edgepurge.client.PurgeClient;
import io.edgepurge.client.PurgeRefused;
import io.edgepurge.client.PurgeRequest;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.local.function.InvocationResult;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Requests a purge of one URL, or of one image, from one {@link PurgeSource}. */
interface PurgeSourceDriver {
    /** Returns the source that purges of this driver are recorded with. */
    PurgeSource source();

    /** Sends a request once, as a caller of this source does. */
    Outcome send(RunningStack stack, Order order);

    /**
     * A purge of one URL, and its caller.
     *
     * @param api the address of the API, for sources that use HTTP
     * @param repeatKey the idempotency key, for sources that accept one
     * @param image true to purge the image with all its variants
     */
    record Order(URI api, Caller caller, String url, String repeatKey, boolean image) {
        Order(URI api, Caller caller, String url, String repeatKey) {
            this(api, caller, url, repeatKey, false);
        }

        /** Returns the field of a request that contains the URL. */
        String field() {
            return image ? "images" : "urls";
        }

        PurgeRequest request() {
            return (image ? PurgeRequest.ofImages(url) : PurgeRequest.ofUrls(url)).withIdempotencyKey(repeatKey);
        }

        /** Returns the arguments of the command line. */
        List<String> arguments() {
            return image ? List.of("--image", url) : List.of(url);
        }
    }

    /**
     * The caller of a purge.
     *
     * @param account the ID of the account, for sources that need it
     * @param key the API key, for sources that need one
     */
    record Caller(String account, String key) {}

    /** The response as the caller understands it. */
    sealed interface Outcome {
        record Accepted(String id) implements Outcome {}

        record NotAllowed() implements Outcome {}

        record QuotaExceeded() implements Outcome {}

        record NoResponse() implements Outcome {}

        record Other(String response) implements Outcome {}
    }

    /** {@code POST /v1/purges}. */
    record HttpApiDriver() implements PurgeSourceDriver {
        @Override
        public PurgeSource source() {
            return PurgeSource.API;
        }

        @Override
        public Outcome send(RunningStack stack, Order order) {
            HttpRequest.Builder request = post(order, "/v1/purges", "{\"" + order.field() + "\":[\"%s\"]}")
                    .header("Idempotency-Key", order.repeatKey());
            return outcomeOf(request, "id");
        }
    }

    /** {@code POST /v1/files/purge}, with no idempotency key, as ImageKit's client calls it. */
    record ImageKitDriver() implements PurgeSourceDriver {
        @Override
        public PurgeSource source() {
            return PurgeSource.IMAGEKIT;
        }

        @Override
        public Outcome send(RunningStack stack, Order order) {
            return outcomeOf(post(order, "/v1/files/purge", "{\"url\":\"%s\"}"), "requestId");
        }
    }

    /** Invocation by another Lambda function. */
    record InvocationDriver() implements PurgeSourceDriver {
        @Override
        public PurgeSource source() {
            return PurgeSource.INVOKE;
        }

        @Override
        public Outcome send(RunningStack stack, Order order) {
            return outcomeOf(stack.stack().invoke("PurgeInvokeFunction", """
                    {"account":"%s","%s":["%s"],"idempotencyKey":"%s"}
                    """.formatted(
                            order.caller().account(), order.field(), order.url(), order.repeatKey())));
        }
    }

    /** EventBridge Scheduler; the occurrence is the idempotency key. */
    record ScheduleDriver() implements PurgeSourceDriver {
        private static final String SCHEDULE =
                "arn:aws:scheduler:eu-central-1:123456789012:schedule/purges/demo.nightly";

        @Override
        public PurgeSource source() {
            return PurgeSource.SCHEDULE;
        }

        @Override
        public Outcome send(RunningStack stack, Order order) {
            return outcomeOf(stack.stack().invoke("PurgeInvokeFunction", """
                    {"account":"%s","%s":["%s"],"schedule":"%s","idempotencyKey":"%s/%s"}
                    """.formatted(
                    order.caller().account(), order.field(), order.url(), SCHEDULE, SCHEDULE, order.repeatKey())));
        }
    }

    /** The Java client over HTTP. */
    record HttpClientDriver() implements PurgeSourceDriver {
        @Override
        public PurgeSource source() {
            return PurgeSource.API;
        }

        @Override
        public Outcome send(RunningStack stack, Order order) {
            try (HttpPurgeClient client = new HttpPurgeClient(
                    HttpConfig.of(order.api(), order.caller().key()))) {
                return outcomeOf(client, order);
            }
        }
    }

    /** The Java client by Lambda invocation. */
    record LambdaClientDriver() implements PurgeSourceDriver {
        @Override
        public PurgeSource source() {
            return PurgeSource.INVOKE;
        }

        @Override
        public Outcome send(RunningStack stack, Order order) {
            try (LambdaClient lambda = LambdaClient.builder()
                    .endpointOverride(stack.stack().lambda())
                    .build()) {
                return outcomeOf(
                        new LambdaPurgeClient(
                                lambda, "PurgeInvokeFunction", order.caller().account()),
                        order);
            }
        }
    }

    /** The command line. */
    record CommandLineDriver() implements PurgeSourceDriver {
        @Override
        public PurgeSource source() {
            return PurgeSource.API;
        }

        @Override
        public Outcome send(RunningStack stack, Order order) {
            CommandLine commands = CommandLine.inThisJvm(Map.of(
                    "EDGEPURGE_URL", order.api().toString(),
                    "EDGEPURGE_KEY", order.caller().key()));
            return outcomeOf(
                    run(commands, List.of("purge", "--output=json", "--idempotency-key", order.repeatKey()), order));
        }
    }

    /**
     * The command line with the AWS credentials of an operator.
     *
     * @param commandLine makes a command line with environment variables
     */
    record OperatorDriver(Function<Map<String, String>, CommandLine> commandLine) implements PurgeSourceDriver {
        @Override
        public PurgeSource source() {
            return PurgeSource.OPERATOR;
        }

        @Override
        public Outcome send(RunningStack stack, Order order) {
            return outcomeOf(run(
                    commandLine.apply(stack.operator().settings()),
                    List.of(
                            "purge",
                            "--as-operator",
                            "--account",
                            order.caller().account(),
                            "--output=json",
                            "--idempotency-key",
                            order.repeatKey()),
                    order));
        }
    }

    private static CommandLine.Run run(CommandLine commands, List<String> options, Order order) {
        return commands.run(
                Stream.concat(options.stream(), order.arguments().stream()).toArray(String[]::new));
    }

    private static Outcome outcomeOf(PurgeClient client, Order order) {
        try {
            return new Outcome.Accepted(client.purge(order.request()).purge().id());
        } catch (PurgeRefused e) {
            return switch (e.problem().type()) {
                case "quota-exceeded" -> new Outcome.QuotaExceeded();
                case "not-allowed" -> new Outcome.NotAllowed();
                default -> new Outcome.Other(e.problem().toString());
            };
        }
    }

    private static Outcome outcomeOf(CommandLine.Run run) {
        return switch (run.exitCode()) {
            case 0 ->
                new Outcome.Accepted(
                        RunningStack.json(run.out()).at("/purges/0/id").asText());
            case 3 -> new Outcome.QuotaExceeded();
            case 4 -> new Outcome.NotAllowed();
            default -> new Outcome.Other(run.err());
        };
    }

    private static HttpRequest.Builder post(Order order, String path, String body) {
        return HttpRequest.newBuilder(order.api().resolve(path))
                .header("Authorization", "Bearer " + order.caller().key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.formatted(order.url())));
    }

    private static Outcome outcomeOf(HttpRequest.Builder request, String idField) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return switch (response.statusCode()) {
                case 201, 202 ->
                    new Outcome.Accepted(
                            RunningStack.json(response).path(idField).asText());
                case 403 -> new Outcome.NotAllowed();
                case 429 -> new Outcome.QuotaExceeded();
                default -> new Outcome.Other(response.body());
            };
        } catch (IOException e) {
            return new Outcome.NoResponse();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Outcome outcomeOf(InvocationResult invocation) {
        return switch (invocation) {
            case InvocationResult.Succeeded(String payload) ->
                new Outcome.Accepted(RunningStack.json(payload).path("id").asText());
            case InvocationResult.Failed(String error) -> {
                JsonNode problem = RunningStack.json(
                        RunningStack.json(error).path("errorMessage").asText());
                yield problem.path("type").asText().equals("/problems/quota-exceeded")
                        ? new Outcome.QuotaExceeded()
                        : new Outcome.Other(error);
            }
        };
    }
}
