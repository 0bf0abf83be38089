package io.edgepurge.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.domain.purge.StoreUnavailable;
import java.lang.System.Logger.Level;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class JsonLoggerTest {
    private static final String SECRET = "https://img.example.com/a.jpg?Signature=s3cr3t";

    private final RecordedOutput recorded = new RecordedOutput();
    private final System.Logger ours = new JsonLogger("io.edgepurge.worker.Handler", recorded.output);
    private final System.Logger sdk = new JsonLogger("software.amazon.awssdk.core.Anything", recorded.output);

    @Test
    void the_fields_behind_a_message_become_fields_of_the_line() {
        ours.log(Level.INFO, "A purge was seen; purge.id=01900000; account.id=acme; items=[a, b]");

        JsonNode line = recorded.line();
        assertThat(line.path("message").asText()).isEqualTo("A purge was seen");
        assertThat(line.path("logger").asText()).isEqualTo("io.edgepurge.worker.Handler");
        assertThat(line.path("purge.id").asText()).isEqualTo("01900000");
        assertThat(line.path("account.id").asText()).isEqualTo("acme");
        assertThat(line.path("items").asText()).isEqualTo("[a, b]");
    }

    @Test
    void a_message_without_fields_stays_as_it_is() {
        ours.log(Level.WARNING, "It failed; nothing is lost");

        assertThat(recorded.line().path("message").asText()).isEqualTo("It failed; nothing is lost");
        assertThat(recorded.line().path("level").asText()).isEqualTo("WARN");
    }

    @Test
    void of_others_only_warnings_are_heard_and_no_url_of_them() {
        sdk.log(Level.INFO, "Hello");
        ours.log(Level.DEBUG, "Hello");
        sdk.log(Level.WARNING, "Cannot {0} {1}", "reach", SECRET);

        assertThat(recorded.line().path("message").asText()).isEqualTo("Cannot reach (a URL)");
    }

    @Test
    void an_exception_is_told_with_its_stack_and_causes_and_without_what_it_quotes() {
        Exception quoting = new IllegalArgumentException("no path: " + SECRET);
        Exception service = new IllegalStateException(
                "The value " + SECRET + " is not allowed (Service: DynamoDb, Status Code: 400, Request ID: ABC-1)",
                quoting);

        ours.log(Level.ERROR, "It failed", new StoreUnavailable("the table does not answer: " + SECRET, service));

        String text = recorded.line().path("exception").asText();
        assertThat(text)
                .startsWith("io.edgepurge.domain.purge.LedgerUnavailable\n\tat ")
                .contains("Caused by: java.lang.IllegalStateException: "
                        + "(Service: DynamoDb, Status Code: 400, Request ID: ABC-1)\n\tat ")
                .contains("Caused by: java.lang.IllegalArgumentException\n\tat ")
                .doesNotContain("s3cr3t", "img.example.com");
    }

    @Test
    void an_exception_without_end_is_cut() {
        Exception one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("other", one));

        ours.log(Level.ERROR, "It failed", one);

        assertThat(recorded.line().path("exception").asText().split("Caused by"))
                .hasSize(8);
    }

    @Test
    void what_has_no_resource_bundle_is_written_all_the_same() {
        ours.log(Level.INFO, (ResourceBundle) null, "Plain {0}", (Object[]) null);

        assertThat(recorded.line().path("message").asText()).isEqualTo("Plain {0}");
    }

    @Test
    void a_url_is_taken_out_however_it_is_spelled_and_a_long_message_is_cut() {
        sdk.log(Level.WARNING, "No HTTPS://IMG.example.com/a.jpg?sig=s3cr3t " + "x".repeat(100_000));

        assertThat(recorded.line().path("message").asText())
                .startsWith("No (a URL) x")
                .hasSizeLessThan(5_000);
    }

    @Test
    void a_format_that_is_none_is_written_as_it_is() {
        ours.log(Level.INFO, "{x} of {0}", 1);

        assertThat(recorded.line().path("message").asText()).isEqualTo("{x} of {0}");
    }

    @Test
    void what_the_aws_sdk_logs_goes_through_the_system_logger() {
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
