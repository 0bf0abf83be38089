package io.edgepurge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BatchSenderTest {
    private static final List<String> URLS_250 = IntStream.range(0, 250)
            .mapToObj(i -> "https://a.example/" + i + ".jpg")
            .toList();

    private final ScriptedServer server = new ScriptedServer();
    private final HttpPurgeClient client =
            new HttpPurgeClient(HttpConfig.of(server.uri(), "private_1"), new ManualTime().timing());

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void all_items_are_checked_before_the_first_batch_is_sent() {
        previews(3);
        server.respond(202, ResponseBodies.purge("p0", "queued"))
                .respond(202, ResponseBodies.purge("p1", "queued"))
                .respond(202, ResponseBodies.purge("p2", "queued"));

        AcceptedPurges accepted = client.purgeAll(PurgeRequest.ofUrls(URLS_250).withIdempotencyKey("k"));

        assertThat(accepted.purges()).extracting(PurgeReceipt::id).containsExactly("p0", "p1", "p2");
        assertThat(accepted.quota().orElseThrow().left()).isEqualTo(999);
        assertThat(server.received())
                .extracting(received -> received.call() + " " + received.header("Idempotency-Key"))
                .containsExactly(
                        "POST /v1/purges/preview ",
                        "POST /v1/purges/preview ",
                        "POST /v1/purges/preview ",
                        "POST /v1/purges \"k/0\"",
                        "POST /v1/purges \"k/1\"",
                        "POST /v1/purges \"k/2\"");
        assertThat(server.received().get(5).body())
                .contains("/200.jpg", "/249.jpg")
                .doesNotContain("/199.jpg");
    }

    @Test
    void a_refused_item_in_any_batch_refuses_the_whole_request() {
        String violation = """
                {"field":"urls[7]","index":7,"url":"https://a.example/107.jpg","rule":"%s","detail":"No."}""";
        server.respond(200, ResponseBodies.preview(""))
                .respond(200, ResponseBodies.preview(violation.formatted("url-has-fragment")))
                .respond(200, ResponseBodies.preview(violation.formatted("key-without-scope")));

        assertThatExceptionOfType(PurgeRefused.class)
                .isThrownBy(() -> client.purgeAll(PurgeRequest.ofUrls(URLS_250)))
                .satisfies(refused -> {
                    assertThat(refused.problem().type()).isEqualTo("items-refused");
                    assertThat(refused.problem().violations())
                            .extracting(each -> each.place().field())
                            .containsExactly("urls[107]", "urls[207]");
                    assertThat(refused.accepted()).isEmpty();
                });
        assertThat(server.received()).hasSize(3);
    }

    @Test
    void sending_stops_at_the_first_batch_that_exceeds_the_quota() {
        previews(3);
        server.respond(202, ResponseBodies.purge("p0", "queued"))
                .respond(429, ResponseBodies.quotaExceeded(), "x-should-retry", "false");

        assertThatExceptionOfType(PurgeRefused.class)
                .isThrownBy(() -> client.purgeAll(PurgeRequest.ofUrls(URLS_250)))
                .satisfies(refused -> {
                    assertThat(refused.problem().isQuotaExceeded()).isTrue();
                    assertThat(refused.accepted()).extracting(PurgeReceipt::id).containsExactly("p0");
                });
        assertThat(server.received()).hasSize(5);
    }

    @Test
    void after_a_lost_response_the_exception_contains_the_key_of_the_whole_request() {
        previews(3);
        server.respond(202, ResponseBodies.purge("p0", "queued"))
                .respond(500, ResponseBodies.problem("internal-error", 500));

        assertThatExceptionOfType(PurgeOutcomeUnknown.class)
                .isThrownBy(() -> client.purgeAll(PurgeRequest.ofUrls(URLS_250).withIdempotencyKey("k")))
                .withMessageContaining("idempotency key 'k';")
                .satisfies(unknown -> {
                    assertThat(unknown.idempotencyKey()).contains("k");
                    assertThat(unknown.accepted()).extracting(PurgeReceipt::id).containsExactly("p0");
                });
    }

    @Test
    void without_its_duplicates_a_request_may_fit_into_one_purge() {
        server.respond(422, ResponseBodies.refused(1, "https://a.example/2.jpg"));
        List<String> twice = Stream.concat(
                        Collections.nCopies(100, "https://a.example/1.jpg").stream(),
                        Stream.of("https://a.example/2.jpg"))
                .toList();

        assertThatExceptionOfType(PurgeRefused.class)
                .isThrownBy(() -> client.purgeAll(PurgeRequest.ofUrls(twice).withIdempotencyKey("k")))
                .satisfies(refused -> assertThat(refused.problem()
                                .violations()
                                .getFirst()
                                .place()
                                .field())
                        .isEqualTo("urls[100]"));

        assertThat(server.received())
                .extracting(received -> received.header("Idempotency-Key"))
                .containsExactly("\"k\"");
        assertThat(server.received().getFirst().body())
                .isEqualTo("{\"urls\":[\"https://a.example/1.jpg\",\"https://a.example/2.jpg\"]}");
    }

    @Test
    void indexes_of_tags_follow_those_of_the_urls() {
        previews(2);
        server.respond(202, ResponseBodies.purge("p0", "queued")).respond(422, """
                {"type":"/problems/items-refused","title":"T","status":422,"detail":"1 tag cannot be purged.",
                 "violations":[{"field":"tags[0]","index":1,"tag":"b","rule":"tag-foreign","detail":"No."}]}
                """);
        PurgeRequest request =
                PurgeRequest.of(URLS_250.subList(0, 101), List.of(new CacheTag("https://a.example/", "b")));

        assertThatExceptionOfType(PurgeRefused.class)
                .isThrownBy(() -> client.purgeAll(request))
                .satisfies(refused -> assertThat(
                                refused.problem().violations().getFirst().place())
                        .isEqualTo(new Violation.Place("tags[0]", Optional.of(101), Optional.of("b"))));
    }

    @Test
    void a_key_that_is_too_long_for_batches_is_refused_before_anything_is_sent() {
        PurgeRequest request = PurgeRequest.ofUrls(URLS_250).withIdempotencyKey("k".repeat(254));

        assertThatIllegalArgumentException().isThrownBy(() -> client.purgeAll(request));
        assertThat(server.received()).isEmpty();
    }

    private void previews(int number) {
        for (int i = 0; i < number; i++) {
            server.respond(200, ResponseBodies.preview(""));
        }
    }
}
