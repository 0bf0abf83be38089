package io.edgepurge.local.aws;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.local.template.TableResource;
import java.net.URI;
import java.util.List;

/** Creates and deletes a template's tables at any DynamoDB endpoint. */
public final class DynamoDbTables {
    private DynamoDbTables() {}

    /** Creates the tables that do not exist. Existing tables are left unchanged. */
    public static void create(URI endpoint, List<TableResource> tables) {
        try (AwsJsonClient api = new AwsJsonClient(endpoint, AwsJsonClient.DYNAMO_DB)) {
            String existing = api.call("ListTables", AwsJsonClient.object())
                    .path("TableNames")
                    .toString();
            tables.stream()
                    .filter(table -> !existing.contains('"' + table.name() + '"'))
                    .forEach(table -> createTable(table, api));
        }
    }

    /** Deletes the tables and their items. */
    public static void delete(URI endpoint, List<TableResource> tables) {
        try (AwsJsonClient api = new AwsJsonClient(endpoint, AwsJsonClient.DYNAMO_DB)) {
            tables.forEach(
                    table -> api.call("DeleteTable", AwsJsonClient.object().put("TableName", table.name())));
        }
    }

    private static void createTable(TableResource table, AwsJsonClient api) {
        ObjectNode request =
                AwsJsonClient.object().put("TableName", table.name()).put("BillingMode", "PAY_PER_REQUEST");
        ArrayNode attributes = request.putArray("AttributeDefinitions");
        ArrayNode schema = request.putArray("KeySchema");
        table.keys().forEach(key -> {
            attributes.addObject().put("AttributeName", key.attribute()).put("AttributeType", key.type());
            schema.addObject().put("AttributeName", key.attribute()).put("KeyType", key.role());
        });
        api.call("CreateTable", request);
        table.timeToLiveAttribute().ifPresent(attribute -> enableTimeToLive(table, attribute, api));
    }

    private static void enableTimeToLive(TableResource table, String attribute, AwsJsonClient api) {
        ObjectNode request = AwsJsonClient.object().put("TableName", table.name());
        request.putObject("TimeToLiveSpecification")
                .put("AttributeName", attribute)
                .put("Enabled", true);
        api.call("UpdateTimeToLive", request);
    }
}
