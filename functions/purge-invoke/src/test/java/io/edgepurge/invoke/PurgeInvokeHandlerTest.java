package io.edgepurge.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeSource;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurgeInvokeHandlerTest {
    private final HandlerFixture fixture = new HandlerFixture(1000);

    @Test
    void a_purge_is_recorded_and_answered() {
        assertThat(fixture.answerTo(HandlerFixture.event("direct.json"))).isEqualTo("""
                {"id":"019c0f00-0000-7000-8000-000000000001","status":"queued","acceptedAt":"2026-01-30T12:00:00Z",\
                "source":"invoke","key":"invoke","items":[\
                {"index":0,"url":"https://img.example/demo/a.jpg","status":"queued","since":"2026-01-30T12:00:00Z"},\
                {"index":1,"url":"https://img.example/demo/b/c*","status":"queued","since":"2026-01-30T12:00:00Z"}],\
                "duplicates":[],"quota":{"limit":1000,"left":998,"resetsAt":"2026-02-01T00:00:00Z"}}""");
        assertThat(fixture.ledger.purges()).extracting(Purge::source).containsExactly(PurgeSource.INVOKE);
        assertThat(fixture.ledger.purges()).extracting(Purge::key).containsExactly(new KeyId("invoke"));
    }

    @Test
    void a_delivery_repeated_by_lambda_is_one_purge() {
        String first = fixture.answerTo(HandlerFixture.event("scheduled.json"));

        assertThat(fixture.answerTo(HandlerFixture.event("scheduled.json"))).isEqualTo(first);
        assertThat(fixture.ledger.purges()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"account\":\"demo\"}"})
    void a_malformed_event_fails_with_what_would_be_right(String event) {
        assertThatThrownBy(() -> fixture.answerTo(event))
                .isInstanceOf(PurgeNotAccepted.class)
                .hasMessageStartingWith("{\"type\":\"/problems/malformed-request\"");
        assertThat(fixture.ledger.purges()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "Not An Id", ""})
    void an_account_that_does_not_exist_fails(String account) {
        String event = "{\"account\":\"" + account + "\",\"urls\":[\"https://a\"],\"idempotencyKey\":\"k\"}";

        assertThatThrownBy(() -> fixture.answerTo(event)).hasMessageContaining("\"/problems/account-not-found\"");
    }

    @Test
    void a_refused_url_fails_with_its_place() {
        String event = "{\"account\":\"demo\",\"idempotencyKey\":\"k\","
                + "\"urls\":[\"https://img.example/demo/a.jpg\",\"https://img.example/elsewhere/b.jpg\"]}";

        assertThatThrownBy(() -> fixture.answerTo(event))
                .hasMessageContainingAll("\"/problems/items-refused\"", "\"field\":\"urls[1]\"");
        assertThat(fixture.ledger.purges()).isEmpty();
    }

    @Test
    void an_occurrence_of_a_schedule_says_where_it_came_from() {
        fixture.answerTo(HandlerFixture.event("scheduled.json"));

        assertThat(fixture.ledger.purges()).extracting(Purge::source).containsExactly(PurgeSource.SCHEDULE);
        assertThat(fixture.ledger.purges()).extracting(Purge::key).containsExactly(new KeyId("schedule"));
    }

    @Test
    void a_list_of_more_than_a_hundred_is_answered_with_its_purges() {
        assertThat(fixture.answerTo(list(101))).isEqualTo("""
                {"purges":[\
                {"id":"019c0f00-0000-7000-8000-000000000003","status":"queued","items":100},\
                {"id":"019c0f00-0000-7000-8000-000000000004","status":"queued","items":1}],\
                "quota":{"limit":1000,"left":899,"resetsAt":"2026-02-01T00:00:00Z"}}""");
    }

    @Test
    void a_list_that_the_quota_ends_fails_with_what_is_accepted() {
        assertThatThrownBy(() -> new HandlerFixture(100).answerTo(list(150)))
                .hasMessageStartingWith("{\"type\":\"/problems/quota-exceeded\"")
                .hasMessageContaining(
                        "100 items of the list were accepted ('accepted' lists their purges); 50 were not.")
                .hasMessageContaining(
                        "\"accepted\":[{\"id\":\"019c0f00-0000-7000-8000-000000000003\",\"status\":\"queued\"");
    }

    @Test
    void a_list_that_time_ends_fails_so_that_it_is_gone_on_with() {
        HandlerFixture slow = HandlerFixture.thatTakesForAPurge(Duration.ofSeconds(21));

        assertThatThrownBy(() -> slow.answerTo(list(150)))
                .hasMessageStartingWith("{\"type\":\"/problems/unfinished\"")
                .hasMessageContaining("\"accepted\":[{\"id\":");

        assertThat(slow.answerTo(list(150))).contains("\"items\":100", "\"items\":50");
        assertThat(slow.ledger.purges()).hasSize(2);
    }

    @Test
    void an_event_of_long_urls_may_be_larger_than_an_http_request() {
        assertThat(fixture.answerTo(list(200, "x".repeat(3_900)))).startsWith("{\"purges\":[");
        assertThat(fixture.ledger.purges().stream().mapToInt(Purge::units).sum())
                .isEqualTo(200);
    }

    private static String list(int items) {
        return list(items, "");
    }

    private static String list(int items, String name) {
        return IntStream.range(0, items)
                .mapToObj(n -> "\"https://img.example/demo/" + name + n + ".jpg\"")
                .collect(Collectors.joining(
                        ",", "{\"account\":\"demo\",\"idempotencyKey\":\"list-1\",\"urls\":[", "]}"));
    }

    @Test
    void an_exhausted_quota_fails() {
        assertThatThrownBy(() -> new HandlerFixture(1).answerTo(HandlerFixture.event("direct.json")))
                .hasMessageContaining("\"/problems/quota-exceeded\"");
    }

    @Test
    void a_ledger_out_of_reach_fails_so_that_lambda_tries_again() {
        fixture.ledger.cutOff();

        assertThatThrownBy(() -> fixture.answerTo(HandlerFixture.event("direct.json")))
                .isInstanceOf(PurgeNotAccepted.class)
                .hasMessageContaining("\"/problems/unavailable\"");
    }
}
