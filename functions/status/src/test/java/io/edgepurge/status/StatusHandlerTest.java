package io.edgepurge.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.schedule.PurgeSchedule;
import io.edgepurge.domain.schedule.RegisteredSchedule;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.ScheduleRun;
import io.edgepurge.domain.schedule.SchedulerUnavailable;
import io.edgepurge.domain.schedule.Timetable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusHandlerTest {
    private final OnePurge purges = OnePurge.submitted();
    private final HandlerFixture fixture = new HandlerFixture(purges);

    @Test
    void a_purge_is_returned_with_its_invalidation() {
        JsonNode response = fixture.responseTo("purge-status.json");

        assertThat(response.path("statusCode").asInt()).isEqualTo(200);
        assertThat(response.path("headers").path("Retry-After").asText()).isEqualTo("2");
        assertThat(response.path("body").asText()).isEqualTo("""
                {"id":"019c0f00-0000-7000-8000-000000000001","status":"submitted","acceptedAt":"2026-01-30T12:00:00Z",\
                "source":"api","key":"key-1","items":[{"index":0,"url":"https://img.example/demo/a.jpg",\
                "status":"submitted","since":"2026-01-30T12:00:01Z","submittedAt":"2026-01-30T12:00:01Z",\
                "invalidation":"I2J3K4"}]}""");
    }

    @Test
    void a_finished_purge_has_no_poll_interval() {
        JsonNode response = new HandlerFixture(OnePurge.completed()).responseTo("purge-status.json");

        assertThat(response.path("headers").has("Retry-After")).isFalse();
    }

    @Test
    void imagekits_client_reads_pending_then_completed() {
        assertThat(fixture.responseTo("imagekit-status.json").path("body").asText())
                .isEqualTo("{\"status\":\"Pending\"}");
        assertThat(new HandlerFixture(OnePurge.completed())
                        .responseTo("imagekit-status.json")
                        .path("body")
                        .asText())
                .isEqualTo("{\"status\":\"Completed\"}");
    }

    @Test
    void imagekits_client_gets_a_link_to_the_complete_status() {
        JsonNode headers = fixture.responseTo("imagekit-status.json").path("headers");

        assertThat(headers.path("Link").asText())
                .isEqualTo("</v1/purges/019c0f00-0000-7000-8000-000000000001>; rel=\"describedby\"");
        assertThat(headers.path("x-ik-requestId").asText()).isEqualTo("JKJaXmPLvHcESHA=");
    }

    @Test
    void an_unknown_id_gets_imagekits_message() {
        JsonNode response = fixture.responseTo("imagekit-status-unknown.json");

        assertThat(response.path("statusCode").asInt()).isEqualTo(400);
        assertThat(response.path("headers").path("x-ik-requestId").asText()).isEqualTo("JKJaXmPLvHcESHA=");
        assertThat(response.path("body").asText()).startsWith("{\"message\":\"No request found for this requestId.\"");
    }

    @ParameterizedTest
    @CsvSource({"purge-status.json, 404", "imagekit-status.json, 400"})
    void another_accounts_purge_does_not_exist(String file, int status) {
        APIGatewayV2HTTPEvent event = HandlerFixture.event(file);
        event.setHeaders(Map.of("authorization", "Bearer private_other"));
        APIGatewayV2HTTPEvent unknown = HandlerFixture.event(file);
        unknown.setPathParameters(Map.of("id", "no-such-id", "requestId", "no-such-id"));

        JsonNode response = fixture.responseTo(event);

        assertThat(response.path("statusCode").asInt()).isEqualTo(status);
        assertThat(response).isEqualTo(fixture.responseTo(unknown));
    }

    @ParameterizedTest
    @CsvSource({"purge-status.json, 2", "imagekit-status.json, 2", "quota.json, 1"})
    void each_response_takes_one_read_of_the_purge_and_one_of_the_quota(String file, int reads) {
        fixture.responseTo(file);

        assertThat(purges.calls).isEqualTo(reads);
    }

    @ParameterizedTest
    @ValueSource(strings = {"purge-status.json", "imagekit-status.json", "quota.json"})
    void an_unavailable_store_gets_503(String file) {
        purges.reachable = false;

        JsonNode response = fixture.responseTo(file);

        assertThat(response.path("statusCode").asInt()).isEqualTo(503);
        assertThat(response.path("headers").path("Retry-After").asText()).isEqualTo("1");
    }

    @Test
    void the_quota_is_of_the_current_month() {
        JsonNode response = fixture.responseTo("quota.json");

        assertThat(response.path("body").asText())
                .isEqualTo("{\"limit\":1000,\"left\":999,\"resetsAt\":\"2026-02-01T00:00:00Z\",\"used\":1,"
                        + "\"projected\":{\"units\":1,\"dollarsAtMost\":0.005},\"support\":\"cdn@example.com\"}");
        assertThat(response.path("headers").path("RateLimit").asText()).isEqualTo("\"monthly\";r=999;t=129600");
    }

    @Test
    void an_unknown_period_is_refused() {
        APIGatewayV2HTTPEvent event = HandlerFixture.event("quota.json");
        event.setQueryStringParameters(Map.of("by", "week"));

        JsonNode response = fixture.responseTo(event);

        assertThat(response.path("statusCode").asInt()).isEqualTo(400);
        assertThat(response.path("body").asText()).contains("\"detail\":\"'by' must be day.\"");
    }

    @Test
    void the_account_has_the_rights_of_the_key() {
        assertThat(fixture.responseTo("account.json").path("body").asText()).isEqualTo("""
                {"id":"demo","monthlyQuota":1000,"endpoints":[{"url":"https://img.example/demo/",\
                "distribution":"E1A2B3","spellings":"requested"}],"key":{"id":"key-1",\
                "scopes":["purge","purge:wildcard","purge:tag","read","cancel"],"within":[]}}""");
    }

    @Test
    void purges_are_listed_page_by_page() {
        JsonNode response = fixture.responseTo("list.json");

        assertThat(response.path("statusCode").asInt()).isEqualTo(200);
        assertThat(response.path("body").asText()).isEqualTo("{\"purges\":[]}");
    }

    @Test
    void an_account_sees_its_own_schedules() {
        HandlerFixture scheduled = new HandlerFixture(purges, account -> List.of(nightlyOf(account)));

        JsonNode response = scheduled.responseTo("schedules.json");

        assertThat(response.path("statusCode").asInt()).isEqualTo(200);
        assertThat(response.path("body").asText())
                .startsWith("{\"schedules\":[{\"name\":\"of-demo\"")
                .contains("\"next\":[\"2026-01-31T02:00:00Z\"");
    }

    @Test
    void a_schedule_has_its_last_run() {
        HandlerFixture withSchedule = new HandlerFixture(purges, account -> List.of(nightlyOf(account)));
        withSchedule.scheduleRuns.record(
                new ScheduleId(new AccountId("demo"), "of-demo"),
                new ScheduleRun(Instant.EPOCH, new ScheduleRun.Outcome.Refused("/problems/items-refused")));

        assertThat(withSchedule.responseTo("schedules.json").path("body").asText())
                .contains("\"outcome\":\"refused\",\"problem\":\"/problems/items-refused\"");
    }

    @Test
    void an_unavailable_scheduler_fails_only_the_schedules() {
        HandlerFixture cutOff = new HandlerFixture(purges, account -> {
            throw new SchedulerUnavailable("no answer", new IllegalStateException());
        });

        JsonNode response = cutOff.responseTo("schedules.json");

        assertThat(response.path("statusCode").asInt()).isEqualTo(503);
        assertThat(response.path("headers").path("Retry-After").asText()).isEqualTo("1");
        assertThat(response.path("body").asText()).contains("/problems/schedules-unavailable");
        assertThat(cutOff.responseTo("quota.json").path("statusCode").asInt()).isEqualTo(200);
    }

    @Test
    void a_request_without_a_key_gets_no_data() {
        APIGatewayV2HTTPEvent event = HandlerFixture.event("purge-status.json");
        event.setHeaders(Map.of());

        assertThat(fixture.responseTo(event).path("statusCode").asInt()).isEqualTo(401);
        assertThat(purges.calls).isZero();
    }

    @Test
    void an_unknown_route_gets_404() {
        APIGatewayV2HTTPEvent event = HandlerFixture.event("quota.json");
        event.setRouteKey("GET /v1/secrets");

        assertThat(fixture.responseTo(event).path("statusCode").asInt()).isEqualTo(404);
    }

    private static RegisteredSchedule nightlyOf(AccountId account) {
        PurgeSchedule schedule = new PurgeSchedule(
                new ScheduleId(account, "of-" + account),
                true,
                Timetable.of("cron(0 2 * * ? *)", "UTC"),
                PurgeSpec.urls(List.of("https://img.example/demo/a.jpg")));
        return new RegisteredSchedule(schedule, Instant.EPOCH);
    }
}
