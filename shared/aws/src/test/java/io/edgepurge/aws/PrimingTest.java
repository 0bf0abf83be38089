package io.edgepurge.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrimingTest {
    @Test
    void the_table_is_read_once_before_a_snapshot() {
        try (ScriptedCloudFront table = ScriptedCloudFront.emptyJson()) {
            var _ = new AwsWiring(variables(table.endpoint().toString(), "snap-start"));

            assertThat(table.requests()).hasSize(1);
        }
    }

    @Test
    void without_a_snapshot_the_table_is_not_read() {
        try (ScriptedCloudFront table = ScriptedCloudFront.emptyJson()) {
            var _ = new AwsWiring(variables(table.endpoint().toString(), "on-demand"));

            assertThat(table.requests()).isEmpty();
        }
    }

    @Test
    void a_function_starts_even_if_the_table_cannot_be_read() {
        assertThat(new AwsWiring(variables("http://127.0.0.1:1", "snap-start")).accounts())
                .isNotNull();
    }

    private static Map<String, String> variables(String dynamoDb, String initialization) {
        Map<String, String> variables = new HashMap<>(Map.of("PURGE_TABLE", "purges", "AWS_REGION", "eu-central-1"));
        variables.put("AWS_ACCESS_KEY_ID", "local");
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb);
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", initialization);
        return variables;
    }
}
