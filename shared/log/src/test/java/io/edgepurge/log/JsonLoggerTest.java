package io.edgepurge.log;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.ServiceCallFailed;
import io.edgepurge.domain.purge.StoreUnavailable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class JsonLoggerTest {
    private static final String SECRET = "https://img.example.com/a.jpg?Signature=s3cr3t";

    private final RecordedOutput recorded = new RecordedOutput();
    private final System.Logger ours = new JsonLogger("io.edgepurge.worker.Handler", recorded.output);
    private final System.Logger sdk = new JsonLogger("software.amazon.awssdk.core.Anything", recorded.output);

    @Test
    void arguments_become_fields_of_the_line() {
        ours.log(
                Level.INFO,
                "A purge was seen",
                entry("purge.id", "01900000"),
                entry("account.id", new AccountId("acme")),
                entry("items", List.of("a", "b")));

        JsonNode line = recorded.line();
        assertThat(line.path("message").asText()).isEqualTo("A purge was seen");
        assertThat(line.path("logger").asText()).isEqualTo("io.edgepurge.worker.Handler");
        assertThat(line.path("purge.id").asText()).isEqualTo("01900000");
        assertThat(line.path("account.id").asText()).isEqualTo("acme");
        assertThat(line.path("items").asText()).isEqualTo("[a, b]");
    }

    @Test
    void an_exception_among_the_arguments_becomes_the_exception_of_the_line() {
        ours.log(Level.ERROR, "It failed", entry("purge.id", "01900000"), new IllegalStateException(SECRET));

        JsonNode line = recorded.line();
        assertThat(line.path("purge.id").asText()).isEqualTo("01900000");
        assertThat(line.path("exception").asText()).startsWith("java.lang.IllegalStateException\n\tat ");
    }

    @Test
    void arguments_reach_the_line_through_the_logging_of_the_jdk() {
        LoggingSetup.writeTo(recorded.output);

        System.getLogger("io.edgepurge.worker.Handler")
                .log(Level.WARNING, "It failed", entry("purge.id", "01900000"), new IllegalStateException());

        JsonNode line = recorded.line();
        assertThat(line.path("message").asText()).isEqualTo("It failed");
        assertThat(line.path("purge.id").asText()).isEqualTo("01900000");
        assertThat(line.path("exception").asText()).startsWith("java.lang.IllegalStateException\n\tat ");
    }

    @Test
    void text_that_looks_like_fields_stays_in_the_message() {
        ours.log(Level.WARNING, "It failed; purge.id=01900000");

        assertThat(recorded.line().path("message").asText()).isEqualTo("It failed; purge.id=01900000");
        assertThat(recorded.line().has("purge.id")).isFalse();
        assertThat(recorded.line().path("level").asText()).isEqualTo("WARN");
    }

    @Test
    void third_party_loggers_write_only_warnings_and_no_urls() {
        sdk.log(Level.INFO, "Hello");
        ours.log(Level.DEBUG, "Hello");
        sdk.log(Level.WARNING, "Cannot {0} {1}", "reach", SECRET);

        assertThat(recorded.line().path("message").asText()).isEqualTo("Cannot reach (a URL)");
    }

    @Test
    void an_exception_has_its_stack_and_causes_but_no_quoted_input() {
        Exception quoting = new IllegalArgumentException("no path: " + SECRET);
        Exception service = new IllegalStateException(
                "The value " + SECRET + " is not allowed (Service: DynamoDb, Status Code: 400, Request ID: ABC-1)",
                quoting);

        ours.log(Level.ERROR, "It failed", new StoreUnavailable("the table does not answer: " + SECRET, service));

        String text = recorded.line().path("exception").asText();
        assertThat(text)
                .startsWith("io.edgepurge.domain.purge.StoreUnavailable\n\tat ")
                .contains("Caused by: java.lang.IllegalStateException: "
                        + "(Service: DynamoDb, Status Code: 400, Request ID: ABC-1)\n\tat ")
                .contains("Caused by: java.lang.IllegalArgumentException\n\tat ")
                .doesNotContain("s3cr3t", "img.example.com");
    }

    @Test
    void a_failed_call_of_another_service_becomes_fields() {
        Exception service = new IllegalStateException("The value " + SECRET + " is not allowed");
        Exception call = new ServiceCallFailed(
                "DynamoDB",
                "TransactWriteItems",
                "TransactionCanceledException",
                List.of("None", "ValidationError"),
                service);

        ours.log(Level.WARNING, "The store is unavailable", new StoreUnavailable("no", call));

        JsonNode line = recorded.line();
        assertThat(line.path("service").asText()).isEqualTo("DynamoDB");
        assertThat(line.path("operation").asText()).isEqualTo("TransactWriteItems");
        assertThat(line.path("error.code").asText()).isEqualTo("TransactionCanceledException");
        assertThat(line.path("cancellation.reasons").asText()).isEqualTo("None,ValidationError");
        assertThat(line.toString()).doesNotContain("s3cr3t", "img.example.com");
    }

    @Test
    void a_failed_call_is_found_in_every_way_to_log_an_exception() {
        Exception call = new ServiceCallFailed("SQS", "SendMessage", "AccessDenied", List.of(), new IOException());

        ours.log(Level.WARNING, "It failed", call);
        assertThat(recorded.line().path("operation").asText()).isEqualTo("SendMessage");
        assertThat(recorded.line().has("cancellation.reasons")).isFalse();
    }

    @Test
    void a_failed_call_among_the_arguments_becomes_fields() {
        Exception call = new ServiceCallFailed("SQS", "SendMessage", "AccessDenied", List.of(), new IOException());

        ours.log(Level.WARNING, "It failed", entry("distribution.id", "E1"), call);

        assertThat(recorded.line().path("distribution.id").asText()).isEqualTo("E1");
        assertThat(recorded.line().path("error.code").asText()).isEqualTo("AccessDenied");
    }

    @Test
    void a_cyclic_chain_of_causes_is_cut() {
        Exception one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("other", one));

        ours.log(Level.ERROR, "It failed", one);

        assertThat(recorded.line().path("exception").asText().split("Caused by"))
                .hasSize(8);
    }

    @Test
    void a_message_without_a_resource_bundle_is_written() {
        ours.log(Level.INFO, (ResourceBundle) null, "Plain {0}", (Object[]) null);

        assertThat(recorded.line().path("message").asText()).isEqualTo("Plain {0}");
    }

    @Test
    void urls_are_removed_in_any_letter_case_and_long_messages_are_cut() {
        sdk.log(Level.WARNING, "No HTTPS://IMG.example.com/a.jpg?sig=s3cr3t " + "x".repeat(100_000));

        assertThat(recorded.line().path("message").asText())
                .startsWith("No (a URL) x")
                .hasSizeLessThan(5_000);
    }

    @Test
    void an_invalid_format_is_written_unchanged() {
        ours.log(Level.INFO, "{x} of {0}", 1);

        assertThat(recorded.line().path("message").asText()).isEqualTo("{x} of {0}");
    }

    @Test
    void the_aws_sdk_logs_through_the_system_logger() {
        SdkLogging binding = new SdkLogging();

        assertThat(binding.getLoggerFactory()
                        .getLogger("software.amazon.awssdk.Any")
                        .isErrorEnabled())
                .isTrue();
        assertThat(binding.getLoggerFactory()
                        .getLogger("software.amazon.awssdk.Any")
                        .isDebugEnabled())
                .isFalse();
    }
}
