package io.edgepurge.response;

import static io.edgepurge.fixture.Samples.NOON;
import static io.edgepurge.fixture.Samples.QUOTA;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.Duplicate;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.MonthUsage;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.fixture.Requests;
import io.edgepurge.fixture.Samples;
import io.edgepurge.http.ApiRequest;
import io.edgepurge.http.ApiResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
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
    void an_accepted_purge_has_its_location_and_a_poll_interval() {
        ApiResponse response = PurgeResponses.accepted(accepted(), NOON);

        assertThat(response.status()).isEqualTo(202);
        assertThat(response.headers())
                .containsEntry("Location", "/v1/purges/019c0f00-0000-7000-8000-000000000001")
                .containsEntry("Retry-After", "2")
                .containsEntry("Content-Type", "application/json")
                .containsEntry("RateLimit", "\"monthly\";r=942;t=129600");
    }

    @Test
    void an_accepted_purge_is_rendered_completely() {
        assertThat(PurgeResponses.accepted(accepted(), NOON).body()).isEqualTo("""
                {"id":"019c0f00-0000-7000-8000-000000000001","status":"queued","acceptedAt":"2026-01-30T12:00:00Z",\
                "source":"api","key":"key-1","items":[\
                {"index":0,"url":"https://img.example/a.jpg","status":"queued","since":"2026-01-30T12:00:00Z"},\
                {"index":2,"url":"https://img.example/b.jpg","status":"queued","since":"2026-01-30T12:00:00Z"}],\
                "duplicates":[{"index":1,"duplicateOf":0}],\
                "quota":{"limit":1000,"left":942,"resetsAt":"2026-02-01T00:00:00Z"}}""");
    }

    @Test
    void an_unreadable_quota_is_omitted() {
        ApiResponse response =
                PurgeResponses.accepted(new Accepted(Samples.accepted(), List.of(), Optional.empty()), NOON);

        assertThat(response.body()).endsWith("\"duplicates\":[]}");
        assertThat(response.headers()).doesNotContainKeys("RateLimit", "RateLimit-Policy");
    }

    @Test
    void an_item_has_its_invalidation_and_failure_reason() {
        ItemState loaded = ItemState.submitted("I2J3K4", LATER);
        ItemState failed = ItemState.failed("CloudFront refused the path.", LATER);

        assertThat(PurgeResponses.found(
                                Requests.posting(""), Samples.with(loaded, failed), Samples.NOON, SupportContact.none())
                        .body())
                .contains(
                        "\"status\":\"submitted\",\"since\":\"2026-01-30T12:00:20Z\","
                                + "\"submittedAt\":\"2026-01-30T12:00:20Z\",\"invalidation\":\"I2J3K4\"}",
                        "\"status\":\"failed\",\"since\":\"2026-01-30T12:00:20Z\","
                                + "\"reason\":\"CloudFront refused the path.\"}");
    }

    @Test
    void an_ended_item_keeps_its_time_of_submission() {
        ItemState submitted = ItemState.submitted("I2J3K4", NOON);
        ItemState failed = ItemState.failed("given up", LATER).withSubmittedAt(submitted.submittedAt());

        assertThat(PurgeResponses.found(
                                Requests.posting(""),
                                Samples.with(submitted.completed(LATER), failed),
                                Samples.NOON,
                                SupportContact.none())
                        .body())
                .contains(
                        "\"status\":\"completed\",\"since\":\"2026-01-30T12:00:20Z\","
                                + "\"submittedAt\":\"2026-01-30T12:00:00Z\",\"invalidation\":\"I2J3K4\"}",
                        "\"status\":\"failed\",\"since\":\"2026-01-30T12:00:20Z\","
                                + "\"submittedAt\":\"2026-01-30T12:00:00Z\",\"reason\":\"given up\"}");
    }

    @Test
    void an_item_has_its_folder_wildcard() {
        ItemState own = ItemState.submitted("I2J3K4", LATER);
        ItemState covered = own.withCarrier(Optional.of(new InvalidationPath("/img/shoes/red-*")));

        assertThat(PurgeResponses.found(
                                Requests.posting(""), Samples.with(own, covered), Samples.NOON, SupportContact.none())
                        .body())
                .containsOnlyOnce("carriedBy")
                .contains("\"invalidation\":\"I2J3K4\",\"carriedBy\":\"/img/shoes/red-*\"}");
    }

    @Test
    void an_unfinished_purge_has_a_poll_interval() {
        ApiResponse response =
                PurgeResponses.found(Requests.posting(""), Samples.accepted(), Samples.NOON, SupportContact.none());

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers()).containsEntry("Retry-After", "2");
    }

    @Test
    void a_finished_purge_has_no_poll_interval() {
        ItemState completed = ItemState.submitted("I2J3K4", LATER).completed(LATER);

        assertThat(PurgeResponses.found(
                                Requests.posting(""),
                                Samples.with(completed, completed),
                                Samples.NOON,
                                SupportContact.none())
                        .headers())
                .doesNotContainKey("Retry-After");
    }

    @Test
    void a_quota_is_in_the_body_and_the_headers() {
        QuotaView view = new QuotaView(CALLER, month(58), NOON, false, SupportContact.none());

        ApiResponse response = PurgeResponses.quota(view);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("""
                {"limit":1000,"left":942,"resetsAt":"2026-02-01T00:00:00Z","used":58,\
                "projected":{"units":61,"dollarsAtMost":0.305}}""");
        assertThat(response.headers()).containsKeys("RateLimit", "RateLimit-Policy");
    }

    @Test
    void each_day_has_its_units_per_source() {
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
    void a_key_with_a_share_gets_both_limits() {
        Grant ci = new Grant(new KeyId("ci"), Scope.all(), List.of(), Optional.of(100));
        MonthUsage usage = new MonthUsage(YearMonth.of(2026, 1), 58, Map.of(new KeyId("ci"), 40), Map.of());

        ApiResponse response = PurgeResponses.quota(
                new QuotaView(new Caller(CALLER.account(), ci), usage, NOON, false, SupportContact.none()));

        assertThat(response.body()).contains("\"key\":{\"limit\":100,\"left\":60}");
        assertThat(response.headers().get("RateLimit-Policy"))
                .isEqualTo("\"monthly\";q=1000;w=2678400, \"key\";q=100;w=2678400");
        assertThat(response.headers().get("RateLimit"))
                .startsWith("\"monthly\";r=942;t=")
                .contains(", \"key\";r=60;t=");
    }

    @Test
    void a_known_etag_gets_304() {
        ItemState queued = ItemState.queued(NOON);
        ApiResponse first =
                PurgeResponses.found(Requests.posting(""), Samples.with(queued, queued), NOON, SupportContact.none());
        ApiRequest again = Requests.withHeader(
                "If-None-Match", "W/\"x\", " + first.headers().get("ETag"));

        ApiResponse same = PurgeResponses.found(again, Samples.with(queued, queued), NOON, SupportContact.none());
        ApiResponse changed = PurgeResponses.found(
                again, Samples.with(queued, ItemState.submitted("I1", NOON)), NOON, SupportContact.none());

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
    void an_item_submitted_for_over_15_minutes_is_overdue() {
        ItemState loaded = ItemState.submitted("I1", Samples.NOON);
        PurgeProgress progress = Samples.with(loaded, loaded);

        assertThat(PurgeResponses.found(
                                Requests.posting(""), progress, Samples.NOON.plusSeconds(900), SupportContact.none())
                        .body())
                .doesNotContain("overdue");
        assertThat(PurgeResponses.found(
                                Requests.posting(""), progress, Samples.NOON.plusSeconds(901), SupportContact.none())
                        .body())
                .contains("\"overdue\":true");
    }

    @Test
    void an_overdue_purge_has_the_support_contact() {
        PurgeProgress progress = Samples.with(ItemState.submitted("I1", NOON), ItemState.submitted("I1", NOON));

        assertThat(PurgeResponses.found(Requests.posting(""), progress, NOON.plusSeconds(900), CDN_TEAM)
                        .body())
                .doesNotContain("support");
        assertThat(PurgeResponses.found(Requests.posting(""), progress, NOON.plusSeconds(901), CDN_TEAM)
                        .body())
                .contains("\"support\":\"cdn@example.com\"");
    }

    @Test
    void a_quota_has_the_support_contact() {
        QuotaView view = new QuotaView(CALLER, month(58), NOON, false, CDN_TEAM);

        assertThat(PurgeResponses.quota(view).body()).contains("\"support\":\"cdn@example.com\"");
    }
}
