package io.edgepurge.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.ScheduleRun;
import io.edgepurge.domain.schedule.ScheduleRun.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurgeInvokeHandlerTest {
    private static final Instant NOON = Instant.parse("2026-01-30T12:00:00Z");
    private static final AccountId DEMO = new AccountId("demo");
    private static final ScheduleId NIGHTLY = new ScheduleId(DEMO, "nightly");

    private final HandlerFixture fixture = new HandlerFixture(1000);

    @Test
    void a_purge_is_recorded_and_returned() {
        assertThat(fixture.resultOf(HandlerFixture.event("direct.json"))).isEqualTo("""
                {"id":"019c0f00-0000-7000-8000-000000000001","status":"queued","acceptedAt":"2026-01-30T12:00:00Z",\
                "source":"invoke","key":"invoke","items":[\
                {"index":0,"url":"https://img.example/demo/a.jpg","status":"queued","since":"2026-01-30T12:00:00Z"},\
                {"index":1,"url":"https://img.example/demo/b/c*","status":"queued","since":"2026-01-30T12:00:00Z"}],\
                "duplicates":[],"quota":{"limit":1000,"left":998,"resetsAt":"2026-02-01T00:00:00Z"}}""");
        assertThat(fixture.purgeStore.purges()).extracting(Purge::source).containsExactly(PurgeSource.INVOKE);
        assertThat(fixture.purgeStore.purges()).extracting(Purge::key).containsExactly(new KeyId("invoke"));
    }

    @Test
    void an_event_retried_by_lambda_is_one_purge() {
        String first = fixture.resultOf(HandlerFixture.event("scheduled.json"));

        assertThat(fixture.resultOf(HandlerFixture.event("scheduled.json"))).isEqualTo(first);
        assertThat(fixture.purgeStore.purges()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"account\":\"demo\"}"})
    void a_malformed_event_fails_with_its_violations(String event) {
        assertThatThrownBy(() -> fixture.resultOf(event))
                .isInstanceOf(PurgeNotAccepted.class)
                .hasMessageStartingWith("{\"type\":\"/problems/malformed-request\"");
        assertThat(fixture.purgeStore.purges()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "Not An Id", ""})
    void an_unknown_account_fails(String account) {
        String event = "{\"account\":\"" + account + "\",\"urls\":[\"https://a\"],\"idempotencyKey\":\"k\"}";

        assertThatThrownBy(() -> fixture.resultOf(event)).hasMessageContaining("\"/problems/account-not-found\"");
    }

    @Test
    void an_unexpected_error_fails_with_a_problem_that_does_not_leak_its_message() {
        for (Throwable unexpected :
                List.of(new IllegalStateException("table purge-prod-7"), new StackOverflowError())) {
            assertThatThrownBy(
                            () -> HandlerFixture.failingWith(unexpected).resultOf(HandlerFixture.event("direct.json")))
                    .isInstanceOf(PurgeNotAccepted.class)
                    .hasMessageContaining("\"/problems/internal-error\"")
                    .hasMessageNotContaining("purge-prod-7")
                    .hasNoCause();
        }
    }

    @Test
    void a_refused_url_fails_with_its_index_and_suggestion() {
        String event = "{\"account\":\"demo\",\"idempotencyKey\":\"k\","
                + "\"urls\":[\"https://img.example/demo/a.jpg\",\"https://img.example/demo/a b.jpg\"]}";

        assertThatThrownBy(() -> fixture.resultOf(event))
                .hasMessageContainingAll("\"/problems/items-refused\"", "\"field\":\"urls[1]\"")
                .hasMessageContainingAll(
                        "\"url\":\"https://img.example/demo/a b.jpg\"",
                        "\"suggestion\":\"https://img.example/demo/a%20b.jpg\",\"suggestionKind\":\"same\"");
        assertThat(fixture.purgeStore.purges()).isEmpty();
    }

    @Test
    void a_schedule_is_the_source_of_its_purges() {
        fixture.resultOf(HandlerFixture.event("scheduled.json"));

        assertThat(fixture.purgeStore.purges()).extracting(Purge::source).containsExactly(PurgeSource.SCHEDULE);
        assertThat(fixture.purgeStore.purges()).extracting(Purge::key).containsExactly(new KeyId("schedule"));
    }

    @Test
    void an_accepted_run_of_a_schedule_is_recorded_with_its_purge() {
        fixture.resultOf(HandlerFixture.event("scheduled.json"));

        PurgeId purge = fixture.purgeStore.purges().getFirst().id();
        assertThat(fixture.scheduleRuns.last(DEMO))
                .containsExactly(Map.entry(NIGHTLY, new ScheduleRun(NOON, new Outcome.Accepted(purge))));
    }

    @Test
    void a_refused_run_of_a_schedule_is_recorded_with_its_problem() {
        HandlerFixture withoutQuota = new HandlerFixture(0);

        assertThatThrownBy(() -> withoutQuota.resultOf(HandlerFixture.event("scheduled.json")))
                .isInstanceOf(PurgeNotAccepted.class);

        assertThat(withoutQuota.scheduleRuns.last(DEMO))
                .containsExactly(
                        Map.entry(NIGHTLY, new ScheduleRun(NOON, new Outcome.Refused("/problems/quota-exceeded"))));
    }

    @Test
    void a_long_list_of_a_schedule_is_recorded_with_its_first_purge_or_its_problem() {
        String event = list(150).replace("{\"account\"", "{\"schedule\":\"arn/demo.nightly\",\"account\"");
        HandlerFixture littleQuota = new HandlerFixture(100);

        fixture.resultOf(event);
        assertThatThrownBy(() -> littleQuota.resultOf(event)).isInstanceOf(PurgeNotAccepted.class);

        PurgeId first = fixture.purgeStore.purges().getFirst().id();
        assertThat(fixture.scheduleRuns.last(DEMO))
                .containsEntry(NIGHTLY, new ScheduleRun(NOON, new Outcome.Accepted(first)));
        assertThat(littleQuota.scheduleRuns.last(DEMO))
                .containsEntry(NIGHTLY, new ScheduleRun(NOON, new Outcome.Refused("/problems/quota-exceeded")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "arn", "arn/other.nightly", "arn/demo.", "arn/demo.a b"})
    void a_name_outside_the_account_is_not_recorded(String arn) {
        fixture.resultOf(list(1).replace("{\"account\"", "{\"schedule\":\"" + arn + "\",\"account\""));

        assertThat(fixture.scheduleRuns.last(DEMO)).isEmpty();
        assertThat(fixture.purgeStore.purges()).hasSize(1);
    }

    @Test
    void a_direct_invocation_is_not_a_run_of_a_schedule() {
        fixture.resultOf(HandlerFixture.event("direct.json"));

        assertThat(fixture.scheduleRuns.last(DEMO)).isEmpty();
    }

    @Test
    void a_list_of_more_than_a_hundred_items_returns_its_purges() {
        assertThat(fixture.resultOf(list(101))).isEqualTo("""
                {"purges":[\
                {"id":"019c0f00-0000-7000-8000-000000000003","status":"queued","items":100},\
                {"id":"019c0f00-0000-7000-8000-000000000004","status":"queued","items":1}],\
                "quota":{"limit":1000,"left":899,"resetsAt":"2026-02-01T00:00:00Z"}}""");
    }

    @Test
    void a_list_that_exceeds_the_quota_fails_with_the_accepted_purges() {
        assertThatThrownBy(() -> new HandlerFixture(100).resultOf(list(150)))
                .hasMessageStartingWith("{\"type\":\"/problems/quota-exceeded\"")
                .hasMessageContaining(
                        "100 items of the list were accepted ('accepted' lists their purges); 50 were not.")
                .hasMessageContaining(
                        "\"accepted\":[{\"id\":\"019c0f00-0000-7000-8000-000000000003\",\"status\":\"queued\"");
    }

    @Test
    void a_list_that_runs_out_of_time_fails_and_can_be_continued() {
        HandlerFixture slow = HandlerFixture.withTimePerPurge(Duration.ofSeconds(21));

        assertThatThrownBy(() -> slow.resultOf(list(150)))
                .hasMessageStartingWith("{\"type\":\"/problems/unfinished\"")
                .hasMessageContaining("\"accepted\":[{\"id\":");

        assertThat(slow.resultOf(list(150))).contains("\"items\":100", "\"items\":50");
        assertThat(slow.purgeStore.purges()).hasSize(2);
    }

    @Test
    void an_event_of_long_urls_may_be_larger_than_an_http_request() {
        assertThat(fixture.resultOf(list(200, "x".repeat(3_900)))).startsWith("{\"purges\":[");
        assertThat(fixture.purgeStore.purges().stream().mapToInt(Purge::units).sum())
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
    void an_exceeded_quota_fails() {
        assertThatThrownBy(() -> new HandlerFixture(1).resultOf(HandlerFixture.event("direct.json")))
                .hasMessageContaining("\"/problems/quota-exceeded\"");
    }

    @Test
    void an_unavailable_store_fails_so_that_lambda_retries() {
        fixture.purgeStore.cutOff();

        assertThatThrownBy(() -> fixture.resultOf(HandlerFixture.event("direct.json")))
                .isInstanceOf(PurgeNotAccepted.class)
                .hasMessageContaining("\"/problems/unavailable\"");
    }
}
