package io.edgepurge.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Computes the capacity units that AWS charges for requests to a table without indexes. DynamoDB Local reports others: 2 units
 * for a transaction of any size, and none for a failed condition.
 *
 * <p>A write costs a unit for each KB of the larger of the item before and after it, at least one, also if its condition fails. A
 * transactional write costs twice that. A read costs a unit for each 4 KB, at least one; all reads of the table are strongly
 * consistent. Safe for use by many threads, but concurrent writes of one item can be charged with each other's size.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">DynamoDB read and write
 *     operations</a>
 */
public final class CapacityMeter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WRITE_UNIT_BYTES = 1_024;
    private static final int READ_UNIT_BYTES = 4_096;
    private static final int OK = 200;
    private static final List<String> CHARGED_FAILURES =
            List.of("ConditionalCheckFailedException", "TransactionCanceledException");

    private final DynamoDbClient direct;
    private final Map<String, DoubleAdder> reads = new ConcurrentHashMap<>();
    private final Map<String, DoubleAdder> writes = new ConcurrentHashMap<>();

    /** @param direct reads the sizes of items, and is not metered */
    public CapacityMeter(DynamoDbClient direct) {
        this.direct = direct;
    }

    /** Returns the read units so far, by operation and kind of item. */
    public Map<String, Double> reads() {
        return sums(reads);
    }

    /** Returns the write units so far, by operation and kind of item. */
    public Map<String, Double> writes() {
        return sums(writes);
    }

    /**
     * Forwards a request and counts its units.
     *
     * @param operation the name of the operation in the DynamoDB API
     */
    public Response forward(String operation, String request, Forward forward)
            throws IOException, InterruptedException {
        JsonNode parsed = JSON.readTree(request);
        List<Write> affected = writesIn(operation, parsed);
        List<Integer> before = affected.stream().map(this::size).toList();
        Response response = forward.call();
        JsonNode answer = JSON.readTree(response.body());
        boolean charged = response.status() == OK
                || CHARGED_FAILURES.contains(answer.path("__type").asText().replaceFirst(".*#", ""));
        if (charged) {
            IntStream.range(0, affected.size())
                    .forEach(n -> count(operation, affected.get(n), Math.max(before.get(n), size(affected.get(n)))));
        }
        if (response.status() == OK) {
            countReads(operation, parsed, answer);
        }
        return response;
    }

    private void count(String operation, Write write, int bytes) {
        int units = units(bytes, WRITE_UNIT_BYTES) * (operation.startsWith("Transact") ? 2 : 1);
        add(writes, operation + " " + kindOf(write.key()), units);
    }

    private void countReads(String operation, JsonNode request, JsonNode answer) {
        switch (operation) {
            case "GetItem" ->
                add(
                        reads,
                        operation + " " + kindOf(request.path("Key")),
                        units(ItemSize.of(answer.path("Item")), READ_UNIT_BYTES));
            case "Query" -> {
                int bytes = answer.path("Items")
                        .valueStream()
                        .mapToInt(ItemSize::of)
                        .sum();
                String partition = request.path("ExpressionAttributeValues")
                        .path(":pk")
                        .path("S")
                        .asText();
                add(reads, operation + " " + kindOf(partition), units(bytes, READ_UNIT_BYTES));
            }
            case "BatchGetItem" -> countBatch(request, answer);
            default -> {}
        }
    }

    private void countBatch(JsonNode request, JsonNode answer) {
        List<JsonNode> found = answer.path("Responses")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .toList();
        List<JsonNode> keys = request.path("RequestItems")
                .valueStream()
                .flatMap(table -> table.path("Keys").valueStream())
                .toList();
        found.forEach(item -> add(reads, "BatchGetItem " + kindOf(item), units(ItemSize.of(item), READ_UNIT_BYTES)));
        add(reads, "BatchGetItem missing", keys.size() - found.size());
    }

    private static List<Write> writesIn(String operation, JsonNode request) {
        String table = request.path("TableName").asText();
        return switch (operation) {
            case "PutItem" -> List.of(new Write(table, request.path("Item")));
            case "UpdateItem", "DeleteItem" -> List.of(new Write(table, request.path("Key")));
            case "BatchWriteItem" ->
                request.path("RequestItems")
                        .propertyStream()
                        .flatMap(tableWrites -> tableWrites
                                .getValue()
                                .valueStream()
                                .map(write -> new Write(tableWrites.getKey(), keyIn(write))))
                        .toList();
            case "TransactWriteItems" ->
                request.path("TransactItems")
                        .valueStream()
                        .map(write -> new Write(
                                write.iterator().next().path("TableName").asText(), keyIn(write)))
                        .toList();
            default -> List.of();
        };
    }

    private static JsonNode keyIn(JsonNode write) {
        JsonNode one = write.iterator().next();
        return one.has("Item") ? one.path("Item") : one.path("Key");
    }

    private int size(Write write) {
        return ItemSize.of(direct.getItem(request ->
                        request.tableName(write.table()).consistentRead(true).key(keyOf(write.key())))
                .item());
    }

    private static Map<String, AttributeValue> keyOf(JsonNode item) {
        return new Key(
                        item.path(Key.PARTITION).path("S").asText(),
                        item.path(Key.SORT).path("S").asText())
                .attributes();
    }

    private static int units(int bytes, int unit) {
        return Math.max(1, (bytes + unit - 1) / unit);
    }

    /** Returns the kind of an item, such as {@code PURGE REQUEST}. */
    private static String kindOf(JsonNode item) {
        String partition = kindOf(item.path(Key.PARTITION).path("S").asText());
        String sort = kindOf(item.path(Key.SORT).path("S").asText());
        return Stream.of("ACCOUNT", "PURGE", "DISTRIBUTION").anyMatch(partition::equals)
                ? partition + " " + sort
                : partition;
    }

    private static String kindOf(String key) {
        return key.replaceFirst("#.*", "");
    }

    private static void add(Map<String, DoubleAdder> sums, String name, double units) {
        if (units > 0) {
            sums.computeIfAbsent(name, any -> new DoubleAdder()).add(units);
        }
    }

    private static Map<String, Double> sums(Map<String, DoubleAdder> adders) {
        Map<String, Double> all = new TreeMap<>();
        adders.forEach((name, sum) -> all.put(name, sum.sum()));
        return all;
    }

    /** A written item. */
    private record Write(String table, JsonNode key) {}

    /** A response of DynamoDB. */
    public record Response(int status, String body) {}

    /** Sends the request to DynamoDB. */
    public interface Forward {
        Response call() throws IOException, InterruptedException;
    }
}
