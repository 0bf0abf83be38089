package io.edgepurge.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** A table in memory for priming requests, in DynamoDB's JSON. Every condition holds. */
final class PrimingTable {
    private final Map<String, ConcurrentSkipListMap<String, Map<String, JsonNode>>> partitions =
            new ConcurrentHashMap<>();

    /** Returns the response to an operation of DynamoDB. */
    String answer(String operation, JsonNode request) {
        return switch (operation) {
            case "GetItem" ->
                find(keyOf(request))
                        .map(item -> "{\"Item\":" + json(item) + "}")
                        .orElse("{}");
            case "BatchGetItem" -> batchOf(at(request, "RequestItems").asObject());
            case "Query" -> itemsOf(request);
            case "UpdateItem" -> "{\"Attributes\":" + json(update(request)) + "}";
            default -> {
                write(operation, request);
                yield "{}";
            }
        };
    }

    private void write(String operation, JsonNode request) {
        switch (operation) {
            case "PutItem" -> put(itemOf(request));
            case "DeleteItem" -> delete(keyOf(request));
            case "TransactWriteItems" ->
                at(request, "TransactItems")
                        .asArray()
                        .forEach(write -> write.asObject().forEach(this::writeOne));
            case "BatchWriteItem" ->
                at(request, "RequestItems").asObject().values().stream()
                        .flatMap(writes -> writes.asArray().stream())
                        .forEach(write -> write.asObject().forEach(this::writeOne));
            default -> throw new IllegalArgumentException("priming requests do not use " + operation);
        }
    }

    private void writeOne(String kind, JsonNode write) {
        switch (kind) {
            case "Put", "PutRequest" -> put(itemOf(write));
            case "Delete", "DeleteRequest" -> delete(keyOf(write));
            case "Update" -> {
                Map<String, JsonNode> _ = update(write);
            }
            default -> {
                // a condition holds
            }
        }
    }

    private Map<String, JsonNode> update(JsonNode update) {
        Map<String, JsonNode> key = keyOf(update);
        Map<String, JsonNode> updated =
                new PrimingUpdate(update).applyTo(find(key).orElse(key));
        put(updated);
        return updated;
    }

    private void put(Map<String, JsonNode> item) {
        partitions
                .computeIfAbsent(text(item, Key.PARTITION), any -> new ConcurrentSkipListMap<>())
                .put(text(item, Key.SORT), item);
    }

    private void delete(Map<String, JsonNode> key) {
        partition(text(key, Key.PARTITION)).remove(text(key, Key.SORT));
    }

    private Optional<Map<String, JsonNode>> find(Map<String, JsonNode> key) {
        return Optional.ofNullable(partition(text(key, Key.PARTITION)).get(text(key, Key.SORT)));
    }

    private String batchOf(Map<String, JsonNode> requests) {
        return requests.entrySet().stream()
                .map(table -> "\"" + table.getKey() + "\":"
                        + at(table.getValue(), "Keys").asArray().stream()
                                .flatMap(key -> find(key.asObject()).stream())
                                .map(PrimingTable::json)
                                .toList())
                .collect(Collectors.joining(",", "{\"Responses\":{", "},\"UnprocessedKeys\":{}}"));
    }

    private String itemsOf(JsonNode query) {
        Map<String, JsonNode> values = at(query, "ExpressionAttributeValues").asObject();
        String condition = at(query, "KeyConditionExpression").text();
        List<String> items = partition(text(values, ":pk")).entrySet().stream()
                .filter(item -> matches(condition, item.getKey(), values))
                .map(item -> json(item.getValue()))
                .toList();
        return "{\"Items\":" + items + ",\"Count\":" + items.size() + ",\"ScannedCount\":" + items.size() + "}";
    }

    private static boolean matches(String condition, String sort, Map<String, JsonNode> values) {
        if (condition.contains("begins_with")) {
            return sort.startsWith(text(values, ":sk"));
        }
        if (condition.contains("BETWEEN")) {
            return sort.compareTo(text(values, ":low")) >= 0 && sort.compareTo(text(values, ":high")) <= 0;
        }
        return !condition.contains(">") || sort.compareTo(text(values, ":sk")) > 0;
    }

    private ConcurrentSkipListMap<String, Map<String, JsonNode>> partition(String name) {
        return partitions.getOrDefault(name, new ConcurrentSkipListMap<>());
    }

    private static Map<String, JsonNode> keyOf(JsonNode request) {
        return at(request, "Key").asObject();
    }

    private static Map<String, JsonNode> itemOf(JsonNode request) {
        return at(request, "Item").asObject();
    }

    private static String json(Map<String, JsonNode> item) {
        return item.entrySet().stream()
                .map(attribute -> "\"" + attribute.getKey() + "\":" + attribute.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String text(Map<String, JsonNode> attributes, String name) {
        return at(Optional.ofNullable(attributes.get(name)).orElseThrow(), "S").text();
    }

    private static JsonNode at(JsonNode object, String field) {
        return object.field(field).orElseThrow();
    }
}
