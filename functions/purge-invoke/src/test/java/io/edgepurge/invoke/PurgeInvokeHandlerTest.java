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
    private final HandlerFixture house = new HandlerFixture(1000);

    @Test
    void a_purge_is_recorded_and_answered() {
        assertThat(house.answerTo(HandlerFixture.event("direct.json"))).isEqualTo("""
                {"id":"019c0f00-0000-7000-8000-000000000001","status":"queued","acceptedAt":"2026-01-30T12:00:00Z",\
                "source":"invoke","key":"invoke","items":[\
                {"index":0,"url":"https://img.example/demo/a.jpg","status":"queued","since":"2026-01-30T12:00:00Z"},\
                {"index":1,"url":"https://img.example/demo/b/c*","status":"queued","since":"2026-01-30T12:00:00Z"}],\
                "duplicates":[],"quota":{"limit":1000,"left":998,"resetsAt":"2026-02-01T00:00:00Z"}}""");
        assertThat(house.ledger.purges()).extracting(Purge::source).containsExactly(PurgeSource.INVOKE);
        assertThat(house.ledger.purges()).extracting(Purge::key).containsExactly(new KeyId("invoke"));
    }

    @Test
    void a_delivery_repeated_by_lambda_is_one_purge() {
        String first = house.answerTo(HandlerFixture.event("scheduled.json"));

        assertThat(house.answerTo(HandlerFixture.event("scheduled.json"))).isEqualTo(first);
        assertThat(house.ledger.purges()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"account\":\"demo\"}"})
    void a_malformed_event_fails_with_what_would_be_right(String event) {
        assertThatThrownBy(() -> house.answerTo(event))
                .isInstanceOf(PurgeNotAccepted.class)
                .hasMessageStartingWith("{\"type\":\"/problems/malformed-request\"");
        assertThat(house.ledger.purges()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "Not An Id", ""})
    void an_account_that_does_not_exist_fails(String account) {
        String event = "{\"account\":\"" + account + "\",\"urls\":[\"https://a\"],\"idempotencyKey\":\"k\"}";

        assertThatThrownBy(() -> house.answerTo(event)).hasMessageContaining("\"/problems/account-not-found\"");
    }

    @Test
    void a_refused_url_fails_with_its_place() {
        String event = "{\"account\":\"demo\",\"idempotencyKey\":\"k\","
                + "\"urls\":[\"https://img.example/demo/a.jpg\",\"https://img.example/elsewhere/b.jpg\"]}";

        assertThatThrownBy(() -> house.answerTo(event))
                .hasMessageContainingAll("\"/problems/items-refused\"", "\"field\":\"urls[1]\"");
        assertThat(house.ledger.purges()).isEmpty();
    }

    @Test
    void an_occurrence_of_a_schedule_says_where_it_came_from() {
        house.answerTo(HandlerFixture.event("scheduled.json"));

        assertThat(house.ledger.purges()).extracting(Purge::source).containsExactly(PurgeSource.SCHEDULE);
        assertThat(house.ledger.purges()).extracting(Purge::key).containsExactly(new KeyId("schedule"));
    }

    @Test
    void a_list_of_more_than_a_hundred_is_answered_with_its_purges() {
        assertThat(house.answerTo(list(101))).isEqualTo("""
                {"purges":[\
                {"id":"019c0f00-0000-7000-8000-000000000003","status":"queued","items":100},\
                {"id":"019c0f00-0000-7000-8000-000000000004","status":"queued","items":1}],\
                "quota":{"limit":1000,"left":899,"resetsAt":"2026-02-01T00:00:00Z"}}""");
    }

    @Test
    void a_list_that_the_quota_ends_fails_with_what_is_accepted() {
        assertThatThrownBy(() -> new HandlerFixture(100).answerTo(list(150)))
                .hasMessageStartingWith("{\"type\":\"/problems/quota-exceeded\"")
                .hasMessageContaining("100 items of the list are accepted ('accepted' names their purges), 50 are not.")
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
        assertThat(house.answerTo(list(200, "x".repeat(3_900)))).startsWith("{\"purges\":[");
        assertThat(house.ledger.purges().stream().mapToInt(Purge::units).sum()).isEqualTo(200);
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
        house.ledger.cutOff();

        assertThatThrownBy(() -> house.answerTo(HandlerFixture.event("direct.json")))
                .isInstanceOf(PurgeNotAccepted.class)
                .hasMessageContaining("\"/problems/unavailable\"");
    }
}
