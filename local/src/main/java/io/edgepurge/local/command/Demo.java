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
        fetch("The edge cache fetches the image from the origin:", image, "Miss from cloudfront");
        fetch("The next request finds the image in the edge cache:", image, "Hit from cloudfront");
        String location = purge(image);
        waitUntilCompleted(location);
        fetch("The edge cache fetches the image from the origin again:", image, "Miss from cloudfront");
        showQuota();
        showRefusal();
        output.printLine("@|green,bold Done.|@ The purge reached the edge cache: hit before, miss after.");
    }

    private void fetch(String title, URI image, String expected) {
        output.printLine(title);
        String actual = client.fetch(image);
        printResult("GET " + image, "@|bold " + actual + "|@");
        requireEqual("GET " + image, expected, actual);
    }

    private String purge(URI image) {
        output.printLine("Purge the image:");
        ApiResponse response = client.purge(image.toString());
        if (response.status() != ACCEPTED) {
            throw new DemoException("the API rejected the purge: "
                    + response.body().path("detail").asText());
        }
        printResult(
                "POST /v1/purges " + image,
                "@|bold " + response.status() + "|@ purge "
                        + response.body().path("id").asText());
        return response.location();
    }

    private void waitUntilCompleted(String location) {
        output.printLine("Poll the purge until it completes:");
        String lastStatus = "";
        for (long polls = 0; polls < polling.maxPolls(); polls++) {
            String status = statusOf(location);
            if (!status.equals(lastStatus)) {
                output.clearProgress();
                printResult("GET " + location, "@|bold " + status + "|@");
                lastStatus = status;
            }
            if (status.equals("completed")) {
                return;
            }
            output.showProgress("  " + ".".repeat(1 + (int) (polls % 10)));
            pause();
        }
        throw new DemoException(
                "the purge did not complete within " + polling.timeout().toSeconds() + " seconds");
    }

    private String statusOf(String location) {
        ApiResponse response = client.get(location);
        requireEqual("GET " + location, OK, response.status());
        String status = response.body().path("status").asText();
        if (status.equals("failed") || status.equals("cancelled")) {
            throw new DemoException("the purge ended with status " + status);
        }
        return status;
    }

    private void pause() {
        try {
            Thread.sleep(polling.interval());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("interrupted");
        }
    }

    private void showQuota() {
        output.printLine("Check the monthly quota:");
        JsonNode quota = client.get("/v1/quota").body();
        printResult(
                "GET /v1/quota",
                "@|bold " + quota.path("left").asText() + "|@ of "
                        + quota.path("limit").asText() + " items left until "
                        + quota.path("resetsAt").asText());
        requireEqual("GET /v1/quota returns a number", true, quota.path("left").isInt());
    }

    private void showRefusal() {
        output.printLine("A wildcard that covers everything is refused:");
        String wildcard = endpoint + "*";
        ApiResponse response = client.purge(wildcard);
        JsonNode violation = response.body().path("violations").path(0);
        printResult(
                "POST /v1/purges " + wildcard,
                "@|bold " + response.status() + "|@ " + violation.path("rule").asText() + ": "
                        + violation.path("detail").asText());
        requireEqual("POST /v1/purges " + wildcard, "4xx", response.status() / 100 + "xx");
        requireEqual(
                "The response has a reason",
                true,
                !violation.path("detail").asText().isEmpty());
    }

    private void printResult(String request, String result) {
        output.printLine("  " + request + " -> " + result);
    }

    private static void requireEqual(String step, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new DemoException(step + ": expected " + expected + ", got " + actual);
        }
    }
}
