package io.edgepurge.aws;

import static io.edgepurge.aws.FaultyDynamoDb.Fault.INVALID;
import static io.edgepurge.aws.FaultyDynamoDb.Fault.LOST_BEFORE;
import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.acceptance;
import static io.edgepurge.testing.Samples.purge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.edgepurge.domain.cloudfront.CallerReference;
import io.edgepurge.domain.cloudfront.InvalidationApi;
import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.ServiceCallFailed;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.domain.schedule.PurgeSchedule;
import io.edgepurge.domain.schedule.ScheduledEvents;
import io.edgepurge.domain.schedule.SchedulerUnavailable;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks the names and codes that the log shows of calls that AWS refuses or leaves unanswered. */
class FailedAwsCallsTest {
    @RegisterExtension
    static final EmbeddedDynamoDb DYNAMO_DB = new EmbeddedDynamoDb();

    private static final String DENIED = "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\","
            + "\"message\":\"User is not authorized to access https://img.example.com/secret.jpg\"}";
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    private static final ScheduledEvents NO_EVENTS = new ScheduledEvents() {
        @Override
        public String toEvent(PurgeSchedule schedule) {
            return "";
        }

        @Override
        public Optional<ScheduledPurge> parse(String event) {
            return Optional.empty();
        }
    };

    private final String table = DYNAMO_DB.createTable();

    @Test
    void DynamoDB_denies_access() {
        try (ScriptedCloudFront aws = ScriptedCloudFront.json(400, DENIED)) {
            Map<String, String> fields = fieldsOf(
                    StoreUnavailable.class, () -> wiring(aws).accounts().find(ACME));

            assertThat(fields)
                    .isEqualTo(Map.of(
                            "service", "DynamoDB",
                            "operation", "GetItem",
                            "error.code", "AccessDeniedException"));
        }
    }

    @Test
    void DynamoDB_rejects_a_value() {
        Table real = TestTables.table(DYNAMO_DB.client(), table);
        Map<String, String> fields = fieldsOf(
                StoreUnavailable.class,
                () -> real.update(new ItemUpdate(
                        new Key("pk", ""), "SET secret = :secret", "attribute_not_exists(pk)", Map.of())));

        assertThat(fields)
                .isEqualTo(Map.of(
                        "service", "DynamoDB",
                        "operation", "UpdateItem",
                        "error.code", "ValidationException"));
    }

    @Test
    void DynamoDB_refuses_a_transaction() {
        Table refusing = TestTables.table(FaultyDynamoDb.of(DYNAMO_DB.client(), INVALID), table);
        Map<String, String> fields = fieldsOf(
                StoreUnavailable.class,
                () -> new DynamoDbPurgeStore(refusing, CLOCK).accept(acceptance(purge(1, "/a.jpg", "/w/x/*"), 10)));

        assertThat(fields)
                .containsEntry("operation", "TransactWriteItems")
                .containsEntry("cancellation.reasons", "ValidationError,None,None");
    }

    @Test
    void DynamoDB_does_not_respond() {
        Table losing = TestTables.table(FaultyDynamoDb.of(DYNAMO_DB.client(), LOST_BEFORE), table);

        assertThat(fieldsOf(StoreUnavailable.class, () -> losing.commit(List.of())))
                .containsEntry("operation", "TransactWriteItems")
                .containsEntry("error.code", "SdkClientException");
    }

    @Test
    void SQS_denies_access() {
        try (ScriptedCloudFront aws = ScriptedCloudFront.json(403, DENIED);
                RecordedLog log = new RecordedLog(SqsDoorbells.class)) {
            wiring(aws).doorbells().notify(List.of(IMAGES));
            wiring(aws).doorbells().scheduleNext(IMAGES, NOON);

            assertThat(log.failedCalls())
                    .containsExactly(
                            Map.of(
                                    "service", "SQS",
                                    "operation", "SendMessageBatch",
                                    "error.code", "AccessDeniedException"),
                            Map.of(
                                    "service", "SQS",
                                    "operation", "SendMessage",
                                    "error.code", "AccessDeniedException"));
        }
    }

    @Test
    void Scheduler_denies_access() {
        try (ScriptedCloudFront aws = ScriptedCloudFront.json(403, DENIED)) {
            assertThat(fieldsOf(
                            SchedulerUnavailable.class,
                            () -> wiring(aws).purgeSchedules(NO_EVENTS).list(ACME)))
                    .containsEntry("service", "Scheduler")
                    .containsEntry("operation", "ListSchedules");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, CloudFront refused a call",
        "404, NoSuchDistribution, CloudFront refused a call",
        "500, InternalError, CloudFront did not respond; the call will be retried with the same caller reference"
    })
    void CloudFront_refuses_an_invalidation(int status, String code, String message) {
        assertThat(failuresOfCloudFront(
                        status,
                        code,
                        message,
                        api -> api.createInvalidation(
                                IMAGES,
                                new CallerReference("plan-1"),
                                CollapsedPaths.of(List.of(new InvalidationPath("/secret.jpg"))))))
                .containsExactly(
                        Map.of("service", "CloudFront", "operation", "CreateInvalidation", "error.code", code));
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, CloudFront refused a call",
        "500, InternalError, CloudFront did not respond; invalidations will be polled again"
    })
    void CloudFront_refuses_a_poll(int status, String code, String message) {
        assertThat(failuresOfCloudFront(
                        status, code, message, api -> api.recentInvalidations(IMAGES, Optional.empty())))
                .containsExactly(Map.of("service", "CloudFront", "operation", "ListInvalidations", "error.code", code));
        assertThat(failuresOfCloudFront(status, code, message, api -> api.progressOf(IMAGES, new InvalidationId("I1"))))
                .containsExactly(Map.of("service", "CloudFront", "operation", "GetInvalidation", "error.code", code));
    }

    private static List<Map<String, String>> failuresOfCloudFront(
            int status, String code, String message, Consumer<InvalidationApi> call) {
        try (ScriptedCloudFront aws = ScriptedCloudFront.error(status, code, "no: /secret.jpg");
                RecordedLog log = new RecordedLog(CloudFrontInvalidationApi.class)) {
            call.accept(CloudFrontInvalidationApi.of(new Clients(aws.variables())));
            assertThat(log.messages()).containsExactly(message);
            return log.failedCalls();
        }
    }

    private static <E extends Exception> Map<String, String> fieldsOf(Class<E> type, ThrowingCallable call) {
        E failure = catchThrowableOfType(type, call);
        return Optional.ofNullable(failure.getCause())
                .map(ServiceCallFailed.class::cast)
                .orElseThrow()
                .fields();
    }

    private AwsWiring wiring(ScriptedCloudFront aws) {
        return new AwsWiring(
                Map.of(
                        "PURGE_TABLE", table,
                        "SCHEDULE_GROUP", "schedules",
                        "DOORBELL_QUEUE_URL", aws.endpoint() + "/queue",
                        "AWS_ENDPOINT_URL", aws.endpoint().toString(),
                        "AWS_REGION", "eu-central-1",
                        "AWS_ACCESS_KEY_ID", "local",
                        "AWS_SECRET_ACCESS_KEY", "local"),
                CLOCK);
    }
}
