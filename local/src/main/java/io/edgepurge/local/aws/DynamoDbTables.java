package io.edgepurge.local.aws;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.local.template.TableResource;
import java.net.URI;
import java.util.List;

/** The tables of a template at a DynamoDB, wherever that is. */
public final class DynamoDbTables {
    private DynamoDbTables() {}

    /** Makes those of these tables that are not there; the others stay as they are. */
    public static void create(URI endpoint, List<TableResource> tables) {
        try (AwsJsonClient api = new AwsJsonClient(endpoint, AwsJsonClient.DYNAMO_DB)) {
            String existing =
                    api.call("ListTables", AwsJsonClient.object()).path("TableNames").toString();
            tables.stream()
                    .filter(table -> !existing.contains('"' + table.name() + '"'))
                    .forEach(table -> create(table, api));
        }
    }

    /** Away with these tables and all that is in them. */
    public static void delete(URI endpoint, List<TableResource> tables) {
        try (AwsJsonClient api = new AwsJsonClient(endpoint, AwsJsonClient.DYNAMO_DB)) {
            tables.forEach(table -> api.call("DeleteTable", AwsJsonClient.object().put("TableName", table.name())));
        }
    }

    private static void create(TableResource table, AwsJsonClient api) {
        ObjectNode request = AwsJsonClient.object().put("TableName", table.name()).put("BillingMode", "PAY_PER_REQUEST");
        ArrayNode attributes = request.putArray("AttributeDefinitions");
        ArrayNode schema = request.putArray("KeySchema");
        table.keys().forEach(key -> {
            attributes.addObject().put("AttributeName", key.attribute()).put("AttributeType", key.type());
            schema.addObject().put("AttributeName", key.attribute()).put("KeyType", key.role());
        });
        api.call("CreateTable", request);
        table.timeToLiveAttribute().ifPresent(attribute -> expire(table, attribute, api));
    }

    private static void expire(TableResource table, String attribute, AwsJsonClient api) {
        ObjectNode request = AwsJsonClient.object().put("TableName", table.name());
        request.putObject("TimeToLiveSpecification")
                .put("AttributeName", attribute)
                .put("Enabled", true);
        api.call("UpdateTimeToLive", request);
    }
}
