package io.edgepurge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HttpPurgeClientTest {
    private static final PurgeRequest REQUEST =
            PurgeRequest.ofUrls("https://a.example/1.jpg").withIdempotencyKey("k\"1\\");

    private final ScriptedServer server = new ScriptedServer();
    private final ManualTime time = new ManualTime();
    private final HttpPurgeClient client =
            new HttpPurgeClient(HttpConfig.of(server.uri().resolve("/stage/"), "private_1"), time.timing());

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void a_request_is_sent_completely_and_its_purge_is_returned() {
        server.respond(202, ResponseBodies.purge("p1", "queued"));

        AcceptedPurge accepted = client.purge(
                PurgeRequest.of(List.of("https://a.example/1.jpg"), List.of(new CacheTag("https://a.example/", "t")))
                        .withReason("new look")
                        .withNotBefore(Instant.parse("2026-12-24T08:00:00Z"))
                        .withIdempotencyKey("k\"1\\"));

        ScriptedServer.Received received = server.received().getFirst();
        assertThat(received.call()).isEqualTo("POST /stage/v1/purges");
        assertThat(received.header("Authorization")).isEqualTo("Bearer private_1");
        assertThat(received.header("Idempotency-Key")).isEqualTo("\"k\\\"1\\\\\"");
        assertThat(received.body())
                .isEqualTo("{\"urls\":[\"https://a.example/1.jpg\"],"
                        + "\"tags\":[{\"endpoint\":\"https://a.example/\",\"tag\":\"t\"}],"
                        + "\"reason\":\"new look\",\"notBefore\":\"2026-12-24T08:00:00Z\"}");
        assertThat(accepted.purge().id()).isEqualTo("p1");
        assertThat(accepted.purge().status()).isEqualTo(PurgeStatus.QUEUED);
        assertThat(accepted.purge().provenance()).isEqualTo(new Provenance("api", "k1", Optional.of("new look")));
        assertThat(accepted.duplicates()).containsExactly(new Duplicate(1, 0));
        assertThat(accepted.quota().orElseThrow().share()).contains(new Quota.Share(50, 49));
    }

    @Test
    void a_purge_has_the_spellings_that_the_request_chose() {
        server.respond(
                        202,
                        ResponseBodies.purge("p1", "queued").replace("\"items\"", "\"spellings\":\"all\",\"items\""))
                .respond(
                        200, ResponseBodies.completed("").replace("\"items\"", "\"spellings\":\"requested\",\"items\""))
                .respond(200, ResponseBodies.completed(""));

        assertThat(client.purge(REQUEST.withSpellings(Spellings.ALL)).purge().spellings())
                .contains(Spellings.ALL);
        assertThat(client.find("p1").spellings()).contains(Spellings.REQUESTED);
        assertThat(client.find("p1").spellings()).isEmpty();
    }

    @Test
    void a_refusal_contains_the_problem_and_its_message_contains_no_url() {
        server.respond(422, ResponseBodies.refused(0, "https://a.example/1*"));

        assertThatExceptionOfType(PurgeRefused.class)
                .isThrownBy(() -> client.purge(REQUEST))
                .withMessage("items-refused: 1 URL cannot be purged. urls[0] wildcard-too-broad")
                .satisfies(refused -> {
                    Violation violation = refused.problem().violations().getFirst();
                    assertThat(refused.problem().status()).isEqualTo(422);
                    assertThat(violation.place().value()).contains("https://a.example/1*");
                    assertThat(violation.suggestion()).contains("https://a.example/1/2*");
                });
    }

    @Test
    void an_error_from_a_proxy_is_a_refusal_without_a_type() {
        server.respond(403, "{\"message\":\"Forbidden\"}");

        assertThatExceptionOfType(PurgeRefused.class)
                .isThrownBy(() -> client.find("p1"))
                .satisfies(refused -> {
                    assertThat(refused.problem().type()).isEqualTo(Problem.UNTYPED);
                    assertThat(refused.problem().status()).isEqualTo(403);
                });
    }

    @Test
    void after_an_unreadable_response_the_outcome_is_unknown() {
        server.respond(202, "<html>");

        assertThatExceptionOfType(PurgeOutcomeUnknown.class)
                .isThrownBy(() -> client.purge(REQUEST))
                .withMessageStartingWith("HTTP status 202, but the response is not JSON.")
                .satisfies(unknown -> assertThat(unknown.idempotencyKey()).contains("k\"1\\"));
    }

    @Test
    void one_purge_has_at_most_a_hundred_items() {
        PurgeRequest long101 = PurgeRequest.ofUrls(Collections.nCopies(101, "https://a.example/1.jpg"));

        assertThatIllegalArgumentException().isThrownBy(() -> client.purge(long101));
        assertThat(server.received()).isEmpty();
    }

    @Test
    void a_preview_contains_the_paths_and_the_price() {
        server.respond(200, ResponseBodies.preview(""));

        Preview preview = client.preview(REQUEST);

        assertThat(server.received().getFirst().call()).isEqualTo("POST /stage/v1/purges/preview");
        assertThat(preview.acceptable()).isTrue();
        assertThat(preview.items().get(0).coveredBy()).contains("/1*");
        assertThat(preview.items().get(1).item())
                .isEqualTo(RequestedItem.tag(2, new CacheTag("https://a.example/", "t")));
        assertThat(preview.bill().invalidations())
                .containsExactly(new Preview.Invalidation("E1", List.of("/1*", "#t")));
        assertThat(preview.bill().dollarsAtMost()).isEqualByComparingTo(new BigDecimal("0.01"));
        assertThat(preview.bill().leftAfter()).isEqualTo(1);
    }

    @Test
    void a_request_for_all_spellings_reports_them() {
        server.respond(202, ResponseBodies.completed("""
                ,"alsoCachedAs":[
                {"url":"https://a.example/%281%29.jpg","rules":["parentheses"],"purged":true},
                {"url":"https://a.example/%2b.jpg","rules":["plus","escape-case"],"purged":false}]"""));

        Purge purge = client.purge(REQUEST.withSpellings(Spellings.ALL)).purge();

        assertThat(server.received().getFirst().body()).contains("\"spellings\":\"all\"");
        assertThat(purge.items().getFirst().alsoCachedAs())
                .containsExactly(
                        new OtherSpelling("https://a.example/%281%29.jpg", List.of("parentheses"), true),
                        new OtherSpelling("https://a.example/%2b.jpg", List.of("plus", "escape-case"), false));
    }

    @Test
    void a_preview_reports_the_other_spellings() {
        server.respond(200, ResponseBodies.preview(""));

        Preview preview = client.preview(REQUEST.withSpellings(Spellings.REQUESTED));

        assertThat(server.received().getFirst().body()).contains("\"spellings\":\"requested\"");
        assertThat(preview.items())
                .extracting(Preview.Item::alsoCachedAs)
                .containsExactly(
                        List.of(new OtherSpelling("https://a.example/1%2B.jpg", List.of("plus"), true)), List.of());
    }

    @Test
    void a_list_request_contains_all_parameters() {
        server.respond(200, """
                {"purges":[{"id":"p1","status":"failed","acceptedAt":"2026-11-25T12:00:00Z","source":"imagekit","key":"k1",
                 "items":1,"firstTag":"t"}],"next":"c2"}
                """);

        PurgePage page = client.list(PurgeQuery.all()
                .limit(5)
                .cursor("c/1")
                .oldestFirst()
                .status(PurgeStatus.FAILED)
                .source("imagekit")
                .from(Instant.EPOCH)
                .to(Instant.parse("2026-12-01T00:00:00Z"))
                .matching("https://a.example/ü"));

        assertThat(server.received().getFirst().call())
                .isEqualTo("GET /stage/v1/purges?cursor=c%2F1&from=1970-01-01T00%3A00%3A00Z&limit=5&order=asc"
                        + "&q=https%3A%2F%2Fa.example%2F%C3%BC&source=imagekit&status=failed"
                        + "&to=2026-12-01T00%3A00%3A00Z");
        assertThat(page.next()).contains("c2");
        assertThat(page.purges().getFirst().items()).isEqualTo(new PurgeSummary.Items(1, "t", ItemKind.TAG));
    }

    @Test
    void pages_are_fetched_one_after_the_other() {
        String purge = """
                {"id":"%s","status":"completed","acceptedAt":"2026-11-25T12:00:00Z","source":"api","key":"k1","items":1,
                 "firstUrl":"https://a.example/1.jpg"}""";
        server.respond(200, "{\"purges\":[" + purge.formatted("p1") + "],\"next\":\"c2\"}")
                .respond(200, "{\"purges\":[" + purge.formatted("p2") + "]}");

        assertThat(client.listAll(PurgeQuery.all()).map(PurgeSummary::id)).containsExactly("p1", "p2");

        assertThat(server.received())
                .extracting(ScriptedServer.Received::call)
                .containsExactly("GET /stage/v1/purges", "GET /stage/v1/purges?cursor=c2");
    }

    @Test
    void usage_is_returned_by_day() {
        server.respond(200, """
                {"limit":1000,"left":990,"resetsAt":"2026-12-01T00:00:00Z","used":10,"support":"cdn@example.com",
                 "projected":{"units":12,"dollarsAtMost":0.060},"days":[{"date":"2026-11-25","units":{"api":9,"invoke":1}}]}
                """);

        QuotaReport report = client.quotaByDay();

        assertThat(server.received().getFirst().call()).isEqualTo("GET /stage/v1/quota?by=day");
        assertThat(report.projected().units()).isEqualTo(12);
        assertThat(report.support()).contains("cdn@example.com");
        assertThat(report.days())
                .containsExactly(new QuotaReport.Day(LocalDate.of(2026, 11, 25), Map.of("api", 9, "invoke", 1)));
    }

    @Test
    void an_account_and_its_key_are_returned() {
        server.respond(200, """
                {"id":"demo","monthlyQuota":1000,"endpoints":[
                 {"url":"https://a.example/","distribution":"E1","spellings":"all"},
                 {"url":"https://b.example/","distribution":"E2"}],
                 "key":{"id":"k1","scopes":["purge","read"],"within":[],"monthlyShare":50}}
                """);

        AccountReport account = client.account();

        assertThat(account.endpoints())
                .containsExactly(
                        new AccountReport.Endpoint("https://a.example/", "E1", Optional.empty(), true),
                        new AccountReport.Endpoint("https://b.example/", "E2", Optional.empty(), false));
        assertThat(account.key().scopes()).containsExactly("purge", "read");
        assertThat(account.key().monthlyShare()).contains(50);
    }

    @Test
    void an_ended_item_has_a_submission_time_if_the_service_sends_one() {
        server.respond(200, ResponseBodies.completed(",\"submittedAt\":\"2026-11-25T12:00:02Z\""))
                .respond(200, ResponseBodies.completed(""));

        assertThat(client.find("p1").items().getFirst().state().submittedAt())
                .contains(Instant.parse("2026-11-25T12:00:02Z"));
        assertThat(client.find("p1").items().getFirst().state().submittedAt()).isEmpty();
    }

    @Test
    void a_canceled_purge_is_returned_and_an_id_is_never_a_path() {
        server.respond(200, ResponseBodies.purge("p1", "cancelled"));

        assertThat(client.cancel("../p1").hasEnded()).isTrue();

        assertThat(server.received().getFirst().call()).isEqualTo("DELETE /stage/v1/purges/..%2Fp1");
    }

    @Test
    void settings_do_not_print_the_key() {
        HttpConfig config = HttpConfig.of(URI.create("https://api.example"), "private_1");

        assertThat(config).asString().doesNotContain("private_1");
        assertThatIllegalArgumentException().isThrownBy(() -> HttpConfig.of(URI.create("api.example"), "private_1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpConfig.of(URI.create("https://api.example"), "private 1\n"));
    }
}
