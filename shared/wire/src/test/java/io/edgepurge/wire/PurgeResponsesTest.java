package io.edgepurge.wire;

import static io.edgepurge.wire.Samples.NOON;
import static io.edgepurge.wire.Samples.QUOTA;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.MonthUsage;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.PurgeResult.Duplicate;
import io.edgepurge.domain.purge.PurgeSource;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PurgeResponsesTest {
    private static final SupportContact CDN_TEAM = SupportContact.of(" cdn@example.com ");
    private static final Caller CALLER =
            Caller.unrestricted(new Account(new AccountId("demo"), List.of(), 1000), new KeyId("key-1"));

    private static final Instant LATER = NOON.plusSeconds(20);

    @Test
    void an_accepted_purge_says_where_and_when_to_ask() {
        ApiResponse answer = PurgeResponses.accepted(accepted(), NOON);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.headers())
                .containsEntry("Location", "/v1/purges/019c0f00-0000-7000-8000-000000000001")
                .containsEntry("Retry-After", "2")
                .containsEntry("Content-Type", "application/json")
                .containsEntry("RateLimit", "\"monthly\";r=942;t=129600");
    }

    @Test
    void an_accepted_purge_is_shown_whole() {
        assertThat(PurgeResponses.accepted(accepted(), NOON).body()).isEqualTo("""
                {"id":"019c0f00-0000-7000-8000-000000000001","status":"queued","acceptedAt":"2026-01-30T12:00:00Z",\
                "source":"api","key":"key-1","items":[\
                {"index":0,"url":"https://img.example/a.jpg","status":"queued","since":"2026-01-30T12:00:00Z"},\
                {"index":2,"url":"https://img.example/b.jpg","status":"queued","since":"2026-01-30T12:00:00Z"}],\
                "duplicates":[{"index":1,"duplicateOf":0}],\
                "quota":{"limit":1000,"left":942,"resetsAt":"2026-02-01T00:00:00Z"}}""");
    }

    @Test
    void a_quota_that_could_not_be_read_is_left_out() {
        ApiResponse answer =
                PurgeResponses.accepted(new Accepted(Samples.accepted(), List.of(), Optional.empty()), NOON);

        assertThat(answer.body()).endsWith("\"duplicates\":[]}");
        assertThat(answer.headers()).doesNotContainKeys("RateLimit", "RateLimit-Policy");
    }

    @Test
    void an_item_says_what_carries_it_and_why_it_failed() {
        ItemState loaded = ItemState.submitted("I2J3K4", LATER);
        ItemState failed = ItemState.failed("CloudFront refused the path.", LATER);

        assertThat(PurgeResponses.found(Calls.posting(""), Samples.with(loaded, failed), Samples.at(Samples.NOON))
                        .body())
                .contains(
                        "\"status\":\"submitted\",\"since\":\"2026-01-30T12:00:20Z\","
                                + "\"submittedAt\":\"2026-01-30T12:00:20Z\",\"invalidation\":\"I2J3K4\"}",
                        "\"status\":\"failed\",\"since\":\"2026-01-30T12:00:20Z\","
                                + "\"reason\":\"CloudFront refused the path.\"}");
    }

    @Test
    void an_item_that_has_ended_still_says_when_it_was_submitted() {
        ItemState submitted = ItemState.submitted("I2J3K4", NOON);
        ItemState failed = ItemState.failed("given up", LATER).withSubmittedAt(submitted.submittedAt());

        assertThat(PurgeResponses.found(
                                Calls.posting(""),
                                Samples.with(submitted.completed(LATER), failed),
                                Samples.at(Samples.NOON))
                        .body())
                .contains(
                        "\"status\":\"completed\",\"since\":\"2026-01-30T12:00:20Z\","
                                + "\"submittedAt\":\"2026-01-30T12:00:00Z\",\"invalidation\":\"I2J3K4\"}",
                        "\"status\":\"failed\",\"since\":\"2026-01-30T12:00:20Z\","
                                + "\"submittedAt\":\"2026-01-30T12:00:00Z\",\"reason\":\"given up\"}");
    }

    @Test
    void an_item_says_which_folder_wildcard_stands_for_it() {
        ItemState own = ItemState.submitted("I2J3K4", LATER);
        ItemState widened = own.withCarrier(Optional.of(new InvalidationPath("/img/shoes/red-*")));

        assertThat(PurgeResponses.found(Calls.posting(""), Samples.with(own, widened), Samples.at(Samples.NOON))
                        .body())
                .containsOnlyOnce("carriedBy")
                .contains("\"invalidation\":\"I2J3K4\",\"carriedBy\":\"/img/shoes/red-*\"}");
    }

    @Test
    void an_unfinished_purge_is_worth_asking_again() {
        ApiResponse answer = PurgeResponses.found(Calls.posting(""), Samples.accepted(), Samples.at(Samples.NOON));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("Retry-After", "2");
    }

    @Test
    void a_finished_purge_is_not() {
        ItemState completed = ItemState.submitted("I2J3K4", LATER).completed(LATER);

        assertThat(PurgeResponses.found(Calls.posting(""), Samples.with(completed, completed), Samples.at(Samples.NOON))
                        .headers())
                .doesNotContainKey("Retry-After");
    }

    @Test
    void a_quota_is_shown_in_body_and_headers() {
        QuotaView view = new QuotaView(CALLER, month(58), NOON, false, SupportContact.none());

        ApiResponse answer = PurgeResponses.quota(view);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("""
                {"limit":1000,"left":942,"resetsAt":"2026-02-01T00:00:00Z","used":58,\
                "projected":{"units":61,"dollarsAtMost":0.305}}""");
        assertThat(answer.headers()).containsKeys("RateLimit", "RateLimit-Policy");
    }

    @Test
    void each_day_is_shown_with_its_doors() {
        MonthUsage usage = new MonthUsage(
                YearMonth.of(2026, 1),
                5,
                Map.of(),
                Map.of(
                        LocalDate.of(2026, 1, 30), Map.of(PurgeSource.IMAGEKIT, 1, PurgeSource.API, 3),
                        LocalDate.of(2026, 1, 2), Map.of(PurgeSource.API, 1)));

        assertThat(PurgeResponses.quota(new QuotaView(CALLER, usage, NOON, true, SupportContact.none()))
                        .body())
                .endsWith("\"days\":[{\"date\":\"2026-01-02\",\"units\":{\"api\":1}},"
                        + "{\"date\":\"2026-01-30\",\"units\":{\"api\":3,\"imagekit\":1}}]}");
    }

    @Test
    void a_key_with_a_share_is_told_of_both_limits() {
        Grant ci = new Grant(new KeyId("ci"), Scope.all(), List.of(), Optional.of(100));
        MonthUsage usage = new MonthUsage(YearMonth.of(2026, 1), 58, Map.of(new KeyId("ci"), 40), Map.of());

        ApiResponse answer = PurgeResponses.quota(
                new QuotaView(new Caller(CALLER.account(), ci), usage, NOON, false, SupportContact.none()));

        assertThat(answer.body()).contains("\"key\":{\"limit\":100,\"left\":60}");
        assertThat(answer.headers().get("RateLimit-Policy"))
                .isEqualTo("\"monthly\";q=1000;w=2678400, \"key\";q=100;w=2678400");
        assertThat(answer.headers().get("RateLimit"))
                .startsWith("\"monthly\";r=942;t=")
                .contains(", \"key\";r=60;t=");
    }

    @Test
    void whoever_has_a_purge_as_it_is_gets_nothing_but_its_tag() {
        ItemState queued = ItemState.queued(NOON);
        ApiResponse first = PurgeResponses.found(Calls.posting(""), Samples.with(queued, queued), Samples.at(NOON));
        ApiRequest again =
                Calls.withHeader("If-None-Match", "W/\"x\", " + first.headers().get("ETag"));

        ApiResponse same = PurgeResponses.found(again, Samples.with(queued, queued), Samples.at(NOON));
        ApiResponse changed =
                PurgeResponses.found(again, Samples.with(queued, ItemState.submitted("I1", NOON)), Samples.at(NOON));

        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.headers())
                .containsEntry("ETag", first.headers().get("ETag"))
                .containsKey("Retry-After");
        assertThat(changed.status()).isEqualTo(200);
    }

    private static MonthUsage month(int used) {
        return new MonthUsage(YearMonth.of(2026, 1), used, Map.of(), Map.of());
    }

    private static Accepted accepted() {
        return new Accepted(Samples.accepted(), List.of(new Duplicate(1, 0)), Optional.of(QUOTA));
    }

    @Test
    void what_cloudfront_has_not_completed_in_a_quarter_of_an_hour_is_overdue() {
        ItemState loaded = ItemState.submitted("I1", Samples.NOON);
        PurgeProgress progress = Samples.with(loaded, loaded);

        assertThat(PurgeResponses.found(Calls.posting(""), progress, Samples.at(Samples.NOON.plusSeconds(900)))
                        .body())
                .doesNotContain("overdue");
        assertThat(PurgeResponses.found(Calls.posting(""), progress, Samples.at(Samples.NOON.plusSeconds(901)))
                        .body())
                .contains("\"overdue\":true");
    }

    @Test
    void whoever_has_an_overdue_purge_is_told_whom_to_ask() {
        PurgeProgress progress = Samples.with(ItemState.submitted("I1", NOON), ItemState.submitted("I1", NOON));
        QuotaReader inTime =
                new QuotaReader(OneMonth.used(0), Clock.fixed(NOON.plusSeconds(900), ZoneOffset.UTC), CDN_TEAM);
        QuotaReader late =
                new QuotaReader(OneMonth.used(0), Clock.fixed(NOON.plusSeconds(901), ZoneOffset.UTC), CDN_TEAM);

        assertThat(PurgeResponses.found(Calls.posting(""), progress, inTime).body())
                .doesNotContain("support");
        assertThat(PurgeResponses.found(Calls.posting(""), progress, late).body())
                .contains("\"support\":\"cdn@example.com\"");
    }

    @Test
    void a_quota_says_whom_to_ask_for_more() {
        QuotaView view = new QuotaView(CALLER, month(58), NOON, false, CDN_TEAM);

        assertThat(PurgeResponses.quota(view).body()).contains("\"support\":\"cdn@example.com\"");
    }
}
