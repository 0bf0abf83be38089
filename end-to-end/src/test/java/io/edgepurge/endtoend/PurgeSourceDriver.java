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
import java.util.Map;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** A way to ask for a purge of one URL. */
interface PurgeSourceDriver {
    /** What purges that came through it are recorded with. */
    PurgeSource source();

    /** Asks once, as a caller of this door would. */
    Reply ask(RunningStack stack, Ask ask);

    /**
     * What is asked, and by whom.
     *
     * @param api where the API is, for doors over HTTP
     * @param repeatKey the idempotency key, where the door takes one
     */
    record Ask(URI api, Caller caller, String url, String repeatKey) {}

    /**
     * Who asks.
     *
     * @param account its id, for doors that want it
     * @param key its API key, for doors that want one
     */
    record Caller(String account, String key) {}

    /** What the caller makes of the answer. */
    sealed interface Reply {
        record Made(String id) implements Reply {}

        record NotAllowed() implements Reply {}

        record QuotaSpent() implements Reply {}

        record NoAnswer() implements Reply {}

        record Other(String answer) implements Reply {}
    }

    /** {@code POST /v1/purges}. */
    record OfTheApi() implements PurgeSourceDriver {
        @Override
        public PurgeSource source() {
            return PurgeSource.API;
        }

        @Override
        public Reply ask(RunningStack stack, Ask ask) {
            HttpRequest.Builder request =
                    post(ask, "/v1/purges", "{\"urls\":[\"%s\"]}").header("Idempotency-Key", ask.repeatKey());
            return replyTo(request, "id");
        }
    }

    /** {@code POST /v1/files/purge}, with no idempotency key, as ImageKit's client calls it. */
    record OfImageKit() implements PurgeSourceDriver {
        @Override
        public PurgeSource source() {
            return PurgeSource.IMAGEKIT;
        }

        @Override
        public Reply ask(RunningStack stack, Ask ask) {
            return replyTo(post(ask, "/v1/files/purge", "{\"url\":\"%s\"}"), "requestId");
        }
    }

    /** Another Lambda function. */
    record OfInvokers() implements PurgeSourceDriver {
        @Override
        public PurgeSource source() {
            return PurgeSource.INVOKE;
        }

        @Override
        public Reply ask(RunningStack stack, Ask ask) {
            return replyTo(stack.stack()
                    .invoke("PurgeInvokeFunction", """
                    {"account":"%s","urls":["%s"],"idempotencyKey":"%s"}
                    """.formatted(ask.caller().account(), ask.url(), ask.repeatKey())));
        }
    }

    /** EventBridge Scheduler; the idempotency key is that of an occurrence. */
    record OfSchedules() implements PurgeSourceDriver {
        private static final String SCHEDULE =
                "arn:aws:scheduler:eu-central-1:123456789012:schedule/purges/demo.nightly";

        @Override
        public PurgeSource source() {
            return PurgeSource.SCHEDULE;
        }

        @Override
        public Reply ask(RunningStack stack, Ask ask) {
            return replyTo(stack.stack().invoke("PurgeInvokeFunction", """
                    {"account":"%s","urls":["%s"],"schedule":"%s","idempotencyKey":"%s/%s"}
                    """.formatted(
                            ask.caller().account(), ask.url(), SCHEDULE, SCHEDULE, ask.repeatKey())));
        }
    }

    /** The Java client over HTTP. */
    record OfTheClient() implements PurgeSourceDriver {
        @Override
        public PurgeSource source() {
            return PurgeSource.API;
        }

        @Override
        public Reply ask(RunningStack stack, Ask ask) {
            try (HttpPurgeClient client =
                    new HttpPurgeClient(HttpConfig.of(ask.api(), ask.caller().key()))) {
                return replyTo(client, ask);
            }
        }
    }

    /** The Java client by invocation. */
    record OfTheInvokingClient() implements PurgeSourceDriver {
        @Override
        public PurgeSource source() {
            return PurgeSource.INVOKE;
        }

        @Override
        public Reply ask(RunningStack stack, Ask ask) {
            try (LambdaClient lambda = LambdaClient.builder()
                    .endpointOverride(stack.stack().lambda())
                    .build()) {
                return replyTo(
                        new LambdaPurgeClient(
                                lambda, "PurgeInvokeFunction", ask.caller().account()),
                        ask);
            }
        }
    }

    /** The command line. */
    record OfTheCommandLine() implements PurgeSourceDriver {
        @Override
        public PurgeSource source() {
            return PurgeSource.API;
        }

        @Override
        public Reply ask(RunningStack stack, Ask ask) {
            Program program = new Program(Map.of(
                    "EDGEPURGE_URL", ask.api().toString(),
                    "EDGEPURGE_KEY", ask.caller().key()));
            return replyTo(program.run("purge", "--output=json", "--idempotency-key", ask.repeatKey(), ask.url()));
        }
    }

    /** The command line with an operator's AWS credentials. */
    record OfOperators() implements PurgeSourceDriver {
        @Override
        public PurgeSource source() {
            return PurgeSource.OPERATOR;
        }

        @Override
        public Reply ask(RunningStack stack, Ask ask) {
            return replyTo(new Program(stack.operatorsSettings())
                    .run(
                            "purge",
                            "--as-operator",
                            "--account",
                            ask.caller().account(),
                            "--output=json",
                            "--idempotency-key",
                            ask.repeatKey(),
                            ask.url()));
        }
    }

    private static Reply replyTo(PurgeClient client, Ask ask) {
        try {
            return new Reply.Made(client.purge(PurgeRequest.ofUrls(ask.url()).withIdempotencyKey(ask.repeatKey()))
                    .purge()
                    .id());
        } catch (PurgeRefused e) {
            return switch (e.problem().type()) {
                case "quota-exceeded" -> new Reply.QuotaSpent();
                case "not-allowed" -> new Reply.NotAllowed();
                default -> new Reply.Other(e.problem().toString());
            };
        }
    }

    private static Reply replyTo(Program.Run run) {
        return switch (run.exitCode()) {
            case 0 ->
                new Reply.Made(RunningStack.json(run.out()).at("/purges/0/id").asText());
            case 3 -> new Reply.QuotaSpent();
            case 4 -> new Reply.NotAllowed();
            default -> new Reply.Other(run.err());
        };
    }

    private static HttpRequest.Builder post(Ask ask, String path, String body) {
        return HttpRequest.newBuilder(ask.api().resolve(path))
                .header("Authorization", "Bearer " + ask.caller().key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.formatted(ask.url())));
    }

    private static Reply replyTo(HttpRequest.Builder request, String idField) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return switch (response.statusCode()) {
                case 201, 202 ->
                    new Reply.Made(RunningStack.json(response).path(idField).asText());
                case 403 -> new Reply.NotAllowed();
                case 429 -> new Reply.QuotaSpent();
                default -> new Reply.Other(response.body());
            };
        } catch (IOException e) {
            return new Reply.NoAnswer();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Reply replyTo(InvocationResult invocation) {
        return switch (invocation) {
            case InvocationResult.Succeeded(String payload) ->
                new Reply.Made(RunningStack.json(payload).path("id").asText());
            case InvocationResult.Failed(String error) -> {
                JsonNode problem = RunningStack.json(
                        RunningStack.json(error).path("errorMessage").asText());
                yield problem.path("type").asText().equals("/problems/quota-exceeded")
                        ? new Reply.QuotaSpent()
                        : new Reply.Other(error);
            }
        };
    }
}
