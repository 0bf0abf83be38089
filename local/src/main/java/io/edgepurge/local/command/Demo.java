package io.edgepurge.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.local.command.DemoClient.ApiAnswer;
import java.net.URI;
import java.time.Duration;

/** One purge from the first fetch to the miss that proves it; any surprise is a {@link DemoException}. */
final class Demo {
    private static final int ACCEPTED = 202;
    private static final int OK = 200;

    private final DemoClient client;
    private final URI endpoint;
    private final DemoScript story;
    private final Patience patience;

    Demo(DemoClient client, URI endpoint, DemoScript story, Patience patience) {
        this.client = client;
        this.endpoint = endpoint;
        this.story = story;
        this.patience = patience;
    }

    /** How often to ask after the purge, and when to give up. */
    record Patience(Duration poll, Duration longest) {
        long polls() {
            return longest.dividedBy(poll);
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
        story.tell("@|green,bold Done:|@ purged for real, from POST to a miss at the edge.");
    }

    private void fetch(String meaning, URI image, String expected) {
        String seen = client.fetch(image);
        story.tell("GET " + image + "  ->  @|bold " + seen + "|@");
        expect(meaning, expected, seen);
    }

    private String purge(URI image) {
        ApiAnswer answer = client.purge(image.toString());
        story.tell("POST /v1/purges " + image + "  ->  @|bold " + answer.status() + "|@ purge "
                + answer.body().path("id").asText());
        if (answer.status() != ACCEPTED) {
            throw new DemoException("the purge was not accepted: "
                    + answer.body().path("detail").asText());
        }
        return answer.location();
    }

    private void follow(String location) {
        String notified = "";
        for (long polls = 0; polls < patience.polls(); polls++) {
            ApiAnswer answer = client.get(location);
            expect("The purge can be asked after", OK, answer.status());
            String status = answer.body().path("status").asText();
            notified = tellOnce(location, status, notified);
            if (status.equalsIgnoreCase("completed")) {
                return;
            }
            expectHope(status);
            story.waiting("  " + ".".repeat(1 + (int) (polls % 10)));
            pause();
        }
        throw new DemoException(
                "the purge was not completed within " + patience.longest().toSeconds() + " seconds");
    }

    private String tellOnce(String location, String status, String notified) {
        if (!status.equals(notified)) {
            story.waited();
            story.tell("GET " + location + "  ->  @|bold " + status + "|@");
        }
        return status;
    }

    private static void expectHope(String status) {
        if (status.equals("failed") || status.equals("cancelled")) {
            throw new DemoException("the purge ended " + status);
        }
    }

    private void pause() {
        try {
            Thread.sleep(patience.poll());
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
        story.tell("Monthly quota: @|bold " + quota.path("left").asInt() + "|@ of "
                + quota.path("limit").asInt() + " items left, until "
                + quota.path("resetsAt").asText());
    }

    private void showRefusal() {
        String wildcard = endpoint + "*";
        ApiAnswer answer = client.purge(wildcard);
        JsonNode violation = answer.body().path("violations").path(0);
        story.tell("POST /v1/purges " + wildcard + "  ->  @|bold " + answer.status() + "|@ "
                + violation.path("rule").asText() + ": "
                + violation.path("detail").asText());
        expect("A wildcard over everything is refused", "4xx", answer.status() / 100 + "xx");
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
