package io.edgepurge.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.local.command.DemoClient.ApiResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Runs the demo: fetches the variants of an image, purges the image and fetches them again. Throws {@link DemoException} on any unexpected result. */
final class Demo {
    private static final int ACCEPTED = 202;
    private static final int OK = 200;

    /** The original image and its transformations: by query, in ImageKit's path, and in a folder for their size. */
    private static final List<String> VARIANTS =
            List.of("sample.jpg", "sample.jpg?tr=w-300", "tr:w-300/sample.jpg", "300x300/sample.jpg");

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
        fetch("The edge cache fetches an image and its variants from the origin:", "Miss from cloudfront");
        fetch("The next requests find them in the edge cache:", "Hit from cloudfront");
        String location = purge(endpoint.resolve("sample.jpg"));
        waitUntilCompleted(location);
        fetch("The edge cache fetches all of them from the origin again:", "Miss from cloudfront");
        showQuota();
        showRefusal();
        output.printLine(
                "@|green,bold Done.|@ The purge reached the edge cache: %1$d of %1$d variants hit before, miss after."
                        .formatted(VARIANTS.size()));
    }

    private void fetch(String title, String expected) {
        output.printLine(title);
        for (String variant : VARIANTS) {
            // not resolved: a URI reference that starts with tr: has a scheme
            URI url = URI.create(endpoint + variant);
            String actual = client.fetch(url);
            printResult("GET " + url, "@|bold " + actual + "|@");
            requireEqual("GET " + url, expected, actual);
        }
    }

    private String purge(URI image) {
        output.printLine("Purge the image with all its variants, as one item:");
        ApiResponse response = client.purgeImage(image.toString());
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
        ApiResponse response = client.purgeUrl(wildcard);
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
