package io.edgepurge.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.local.command.DemoClient.ApiResponse;
import java.net.URI;
import java.time.Duration;

/** Runs the demo: fetches an image, purges it and fetches it again. Throws {@link DemoException} on any unexpected result. */
final class Demo {
    private static final int ACCEPTED = 202;
    private static final int OK = 200;

    private final DemoClient client;
    private final URI endpoint;
    private final DemoOutput output;
    private final Polling polling;

    Demo(DemoClient client, URI endpoint, DemoOutput output, Polling polling) {
        this.client = client;
        this.endpoint = endpoint;
        this.output = output;
        this.polling = polling;
    }

    /** The interval between two status requests, and the total timeout. */
    record Polling(Duration interval, Duration timeout) {
        long maxPolls() {
            return timeout.dividedBy(interval);
        }
    }

    void run() {
        URI image = endpoint.resolve("sample.jpg");
        fetch("The edge has to ask the origin", image, "Miss from cloudfront");
        fetch("The edge has it now", image, "Hit from cloudfront");
        String location = purge(image);
        follow(location);
        fetch("The edge has forgotten it", image, "Miss from cloudfront");
        showQuota(client.get("/v1/quota").body());
        showRefusal();
        output.printLine("@|green,bold Done:|@ purged for real, from POST to a miss at the edge.");
    }

    private void fetch(String meaning, URI image, String expected) {
        String seen = client.fetch(image);
        output.printLine("GET " + image + "  ->  @|bold " + seen + "|@");
        expect(meaning, expected, seen);
    }

    private String purge(URI image) {
        ApiResponse response = client.purge(image.toString());
        output.printLine("POST /v1/purges " + image + "  ->  @|bold " + response.status() + "|@ purge "
                + response.body().path("id").asText());
        if (response.status() != ACCEPTED) {
            throw new DemoException("the purge was not accepted: "
                    + response.body().path("detail").asText());
        }
        return response.location();
    }

    private void follow(String location) {
        String printed = "";
        for (long maxPolls = 0; maxPolls < polling.maxPolls(); maxPolls++) {
            ApiResponse response = client.get(location);
            expect("The purge can be asked after", OK, response.status());
            String status = response.body().path("status").asText();
            printed = printIfChanged(location, status, printed);
            if (status.equalsIgnoreCase("completed")) {
                return;
            }
            failIfEnded(status);
            output.showProgress("  " + ".".repeat(1 + (int) (maxPolls % 10)));
            pause();
        }
        throw new DemoException(
                "the purge was not completed within " + polling.timeout().toSeconds() + " seconds");
    }

    private String printIfChanged(String location, String status, String printed) {
        if (!status.equals(printed)) {
            output.clearProgress();
            output.printLine("GET " + location + "  ->  @|bold " + status + "|@");
        }
        return status;
    }

    private static void failIfEnded(String status) {
        if (status.equals("failed") || status.equals("cancelled")) {
            throw new DemoException("the purge ended " + status);
        }
    }

    private void pause() {
        try {
            Thread.sleep(polling.interval());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("interrupted");
        }
    }

    private void showQuota(JsonNode quota) {
        expect(
                "The purge tells what is left of the quota",
                true,
                quota.path("left").isInt());
        output.printLine("Monthly quota: @|bold " + quota.path("left").asInt() + "|@ of "
                + quota.path("limit").asInt() + " items left, until "
                + quota.path("resetsAt").asText());
    }

    private void showRefusal() {
        String wildcard = endpoint + "*";
        ApiResponse response = client.purge(wildcard);
        JsonNode violation = response.body().path("violations").path(0);
        output.printLine("POST /v1/purges " + wildcard + "  ->  @|bold " + response.status() + "|@ "
                + violation.path("rule").asText() + ": "
                + violation.path("detail").asText());
        expect("A wildcard over everything is refused", "4xx", response.status() / 100 + "xx");
        expect(
                "The refusal has a reason",
                false,
                violation.path("detail").asText().isEmpty());
    }

    private static void expect(String meaning, Object expected, Object seen) {
        if (!expected.equals(seen)) {
            throw new DemoException(meaning + ": expected " + expected + ", saw " + seen);
        }
    }
}
