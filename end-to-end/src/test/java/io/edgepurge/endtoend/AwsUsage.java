package io.edgepurge.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.Stream;

/**
 * Counts calls and capacity units by service. DynamoDB returns the units of a call on request.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ConsumedCapacity.html">ConsumedCapacity</a>
 */
final class AwsUsage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query", "TransactGetItems");

    private final Map<String, DoubleAdder> sums = new ConcurrentHashMap<>();

    /** Returns the request, changed to return its consumed capacity. */
    byte[] metered(String service, byte[] body) throws IOException {
        if (!service.equals("dynamodb")) {
            return body;
        }
        ObjectNode request = (ObjectNode) JSON.readTree(body);
        return JSON.writeValueAsBytes(request.put("ReturnConsumedCapacity", "TOTAL"));
    }

    /** @param operation the name of the operation in the DynamoDB API */
    void count(String service, String operation, byte[] answer) throws IOException {
        add(service + " calls", 1);
        if (service.equals("dynamodb")) {
            JsonNode consumed = JSON.readTree(answer).path("ConsumedCapacity");
            String kind = READS.contains(operation) ? "read" : "write";
            (consumed.isArray() ? consumed.valueStream() : Stream.of(consumed))
                    .forEach(table -> add(
                            "dynamodb " + kind + " units",
                            table.path("CapacityUnits").asDouble()));
        }
    }

    private void add(String name, double number) {
        sums.computeIfAbsent(name, any -> new DoubleAdder()).add(number);
    }

    /** Returns the sums so far. */
    Map<String, Double> sums() {
        Map<String, Double> all = new TreeMap<>();
        sums.forEach((name, sum) -> all.put(name, sum.sum()));
        return all;
    }
}
