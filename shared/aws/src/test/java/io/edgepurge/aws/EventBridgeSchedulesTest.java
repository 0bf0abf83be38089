package io.edgepurge.aws;

import static io.edgepurge.testing.Samples.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.schedule.PurgeSchedule;
import io.edgepurge.domain.schedule.RegisteredSchedule;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.ScheduleRegistry;
import io.edgepurge.domain.schedule.ScheduleResult;
import io.edgepurge.domain.schedule.SchedulerUnavailable;
import io.edgepurge.domain.schedule.Timetable;
import io.edgepurge.request.ScheduleEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Checks requests to EventBridge Scheduler and its responses.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Operations.html">Its operations</a>
 */
class EventBridgeSchedulesTest {
    private static final String LIST = "GET /schedules?NamePrefix=acme.&ScheduleGroup=purges";
    private static final String ONE = "/schedules/acme.nightly";
    private static final String OF_THE_GROUP = "?groupName=purges";
    private static final PurgeSchedule NIGHTLY = new PurgeSchedule(
            new ScheduleId(ACME, "nightly"),
            true,
            new Timetable(
                    "cron(0 2 * * ? *)",
                    "Europe/Berlin",
                    Optional.of(Instant.parse("2031-04-01T08:00:00Z")),
                    Optional.empty()),
            PurgeSpec.urls(List.of("https://img.example.com/a.jpg")));

    private final RecordedScheduler scheduler = new RecordedScheduler();

    @AfterEach
    void stop() {
        scheduler.close();
    }

    @Test
    void a_list_reads_all_pages_and_gets_each_schedule() {
        scheduler
                .answering(LIST, """
                        {"NextToken":"2","Schedules":[{"Name":"acme.weekly","GroupName":"purges","State":"ENABLED"}]}""")
                .answering("GET /schedules?NamePrefix=acme.&NextToken=2&ScheduleGroup=purges", """
                        {"Schedules":[{"Name":"acme.nightly","GroupName":"purges","State":"DISABLED"}]}""")
                .answering("GET /schedules/acme.weekly" + OF_THE_GROUP, found("acme.weekly", "acme", "ENABLED"))
                .answering("GET " + ONE + OF_THE_GROUP, found("acme.nightly", "acme", "DISABLED"));

        List<RegisteredSchedule> listed = registry().list(ACME);

        assertThat(listed)
                .extracting(registered -> registered.schedule().id().name())
                .containsExactly("nightly", "weekly");
        assertThat(listed.getFirst())
                .isEqualTo(new RegisteredSchedule(
                        new PurgeSchedule(
                                NIGHTLY.id(),
                                false,
                                new Timetable(
                                        "cron(0 2 * * ? *)",
                                        "Europe/Berlin",
                                        Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                                        Optional.of(Instant.parse("2026-12-31T23:59:59Z"))),
                                PurgeSpec.urls(List.of("https://img.example.com/a.jpg"))),
                        Instant.parse("2025-12-01T09:30:00.125Z")));
    }

    @Test
    void a_schedule_whose_event_is_for_another_account_is_skipped() {
        scheduler
                .answering(LIST, "{\"Schedules\":[{\"Name\":\"acme.nightly\"}]}")
                .answering("GET " + ONE + OF_THE_GROUP, found("acme.nightly", "zeta", "ENABLED"));

        assertThat(registry().list(ACME)).isEmpty();
    }

    @Test
    void schedules_without_the_prefix_are_not_read() {
        scheduler
                .answering(LIST, "{\"Schedules\":[{\"Name\":\"acme-two.nightly\"},{\"Name\":\"zeta.nightly\"}]}")
                .answering("GET /schedules/zeta.nightly" + OF_THE_GROUP, found("zeta.nightly", "acme", "ENABLED"));

        assertThat(registry().list(ACME)).isEmpty();
        assertThat(scheduler.requests()).hasSize(1);
    }

    @Test
    void a_schedule_deleted_after_the_list_is_skipped() {
        scheduler.answering(LIST, "{\"Schedules\":[{\"Name\":\"acme.nightly\"}]}");

        assertThat(registry().list(ACME)).isEmpty();
        assertThat(scheduler.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "404, ResourceNotFoundException",
        "403, AccessDeniedException",
        "429, ThrottlingException",
        "500, InternalServerException",
        "0, ''"
    })
    void a_failed_list_throws_scheduler_unavailable(int status, String error) {
        scheduler.failing(LIST, status, error);

        assertThatExceptionOfType(SchedulerUnavailable.class)
                .isThrownBy(() -> registry().list(ACME));
    }

    @Test
    void a_schedule_is_created_with_all_settings() throws IOException {
        scheduler.answering("POST " + ONE, "{\"ScheduleArn\":\"arn:aws:scheduler:::schedule/purges/acme.nightly\"}");

        assertThat(registry().create(NIGHTLY)).isEqualTo(new ScheduleResult.Done());

        JsonNode sent =
                new ObjectMapper().readTree(scheduler.requests().getFirst().split("\n", 2)[1]);
        assertThat(sent.path("GroupName").asText()).isEqualTo("purges");
        assertThat(sent.path("State").asText()).isEqualTo("ENABLED");
        assertThat(sent.path("ScheduleExpression").asText()).isEqualTo("cron(0 2 * * ? *)");
        assertThat(sent.path("ScheduleExpressionTimezone").asText()).isEqualTo("Europe/Berlin");
        assertThat(sent.path("StartDate").asLong()).isEqualTo(1_932_796_800);
        assertThat(sent.has("EndDate")).isFalse();
        assertThat(sent.path("FlexibleTimeWindow").toString()).isEqualTo("{\"Mode\":\"OFF\"}");
        assertThat(sent.path("ClientToken").asText()).isNotBlank();
        assertThat(sent.path("Target")).isEqualTo(new ObjectMapper().readTree("""
                {"Arn":"arn:function:live","RoleArn":"arn:role",
                 "DeadLetterConfig":{"Arn":"arn:dead"},
                 "RetryPolicy":{"MaximumEventAgeInSeconds":3600,"MaximumRetryAttempts":30},
                 "Input":"{\\"account\\":\\"acme\\",\\"urls\\":[\\"https://img.example.com/a.jpg\\"],\
                \\"schedule\\":\\"<aws.scheduler.schedule-arn>\\",\\"idempotencyKey\\":\
                \\"<aws.scheduler.schedule-arn>/<aws.scheduler.scheduled-time>\\"}"}"""));
    }

    @Test
    void a_creation_is_retried_with_the_same_client_token() throws IOException {
        scheduler.failing("POST " + ONE, 0, "");

        assertThatExceptionOfType(SchedulerUnavailable.class)
                .isThrownBy(() -> registry().create(NIGHTLY));

        assertThat(scheduler.requests()).hasSizeGreaterThan(1);
        assertThat(scheduler.requests().stream().distinct()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, 409, ConflictException, AlreadyExists[]",
        "POST, 404, ResourceNotFoundException, NotFound[sentence=Scheduler says no.]",
        "POST, 400, ValidationException, Refused[sentence=Scheduler says no.]",
        "POST, 402, ServiceQuotaExceededException, Refused[sentence=Scheduler says no.]",
        "POST, 403, AccessDeniedException, NotAllowed[sentence=Scheduler says no.]",
        "PUT, 404, ResourceNotFoundException, NotFound[sentence=Scheduler says no.]",
        "PUT, 400, ValidationException, Refused[sentence=Scheduler says no.]",
        "PUT, 409, ConflictException, Refused[sentence=Scheduler says no.]",
        "DELETE, 404, ResourceNotFoundException, NotFound[sentence=Scheduler says no.]",
        "DELETE, 409, ConflictException, Refused[sentence=Scheduler says no.]"
    })
    void each_error_has_its_meaning(String method, int status, String error, String meaning) {
        scheduler.failing(method + " " + ONE, status, error).failing(method + " " + ONE + OF_THE_GROUP, status, error);

        assertThat(call(method)).hasToString(meaning);
    }

    @ParameterizedTest
    @CsvSource({"POST, 500, InternalServerException", "PUT, 429, ThrottlingException", "DELETE, 0, ''"})
    void a_missing_response_throws_scheduler_unavailable(String method, int status, String error) {
        scheduler.failing(method + " " + ONE, status, error).failing(method + " " + ONE + OF_THE_GROUP, status, error);

        assertThatExceptionOfType(SchedulerUnavailable.class).isThrownBy(() -> call(method));
    }

    private ScheduleResult call(String method) {
        return switch (method) {
            case "POST" -> registry().create(NIGHTLY);
            case "PUT" -> registry().replace(NIGHTLY);
            default -> registry().delete(NIGHTLY.id());
        };
    }

    private ScheduleRegistry registry() {
        return new EventBridgeScheduleRegistry(
                new SchedulerConfig("purges", "arn:function:live", "arn:role", "arn:dead"),
                new ScheduleEvent(),
                scheduler.variables());
    }

    private static String found(String name, String account, String state) {
        return """
                {"ActionAfterCompletion":"NONE","Arn":"arn:aws:scheduler:eu-central-1:123456789012:schedule/purges/%s",
                 "CreationDate":1764581400.125,"EndDate":1798761599.0,"FlexibleTimeWindow":{"Mode":"OFF"},
                 "GroupName":"purges","LastModificationDate":1.76458140012E9,"Name":"%s",
                 "ScheduleExpression":"cron(0 2 * * ? *)","ScheduleExpressionTimezone":"Europe/Berlin",
                 "StartDate":1767225600.0,"State":"%s",
                 "Target":{"Arn":"arn:function:live","RoleArn":"arn:role",
                   "RetryPolicy":{"MaximumEventAgeInSeconds":3600,"MaximumRetryAttempts":30},
                   "Input":"{\\"account\\":\\"%s\\",\\"urls\\":[\\"https://img.example.com/a.jpg\\"],\
                \\"idempotencyKey\\":\\"k\\"}"}}
                """.formatted(name, name, state, account);
    }
}
