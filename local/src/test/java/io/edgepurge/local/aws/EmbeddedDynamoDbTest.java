package io.edgepurge.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.local.template.TableResource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedDynamoDbTest {
    private static final TableResource TABLE = new TableResource(
            "Purges",
            List.of(new TableResource.Key("pk", "S", "HASH"), new TableResource.Key("sk", "S", "RANGE")),
            Optional.of("expiresAt"));
    private static final String ITEM = """
            {"TableName":"Purges","Item":{"pk":{"S":"a"},"sk":{"S":"b"}},"Key":{"pk":{"S":"a"},"sk":{"S":"b"}}}
            """;

    @Test
    void the_tables_of_the_template_exist() throws IOException {
        try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start(0, Optional.empty(), List.of(TABLE))) {
            JsonNode table = call(dynamoDb, "DescribeTable", ITEM).path("Table");
            JsonNode timeToLive = call(dynamoDb, "DescribeTimeToLive", ITEM).path("TimeToLiveDescription");

            assertThat(table.path("KeySchema").findValuesAsText("AttributeName"))
                    .containsExactly("pk", "sk");
            assertThat(table.path("TableStatus").asText()).isEqualTo("ACTIVE");
            assertThat(timeToLive.path("AttributeName").asText()).isEqualTo("expiresAt");
        }
    }

    @Test
    void a_folder_keeps_the_tables_across_restarts(@TempDir Path folder) throws IOException {
        try (EmbeddedDynamoDb first = EmbeddedDynamoDb.start(0, Optional.of(folder), List.of(TABLE))) {
            call(first, "PutItem", ITEM);
        }

        try (EmbeddedDynamoDb second = EmbeddedDynamoDb.start(0, Optional.of(folder), List.of(TABLE))) {
            assertThat(call(second, "GetItem", ITEM).at("/Item/pk/S").asText()).isEqualTo("a");
        }
    }

    private static JsonNode call(EmbeddedDynamoDb dynamoDb, String operation, String input) throws IOException {
        try (AwsJsonClient api = new AwsJsonClient(dynamoDb.endpoint(), "DynamoDB_20120810")) {
            return api.call(operation, new ObjectMapper().readTree(input));
        }
    }
}
