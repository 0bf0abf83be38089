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
 * Calls and units, by service. DynamoDB tells the units that a call took, if asked to.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ConsumedCapacity.html">ConsumedCapacity</a>
 */
final class WireUsage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query", "TransactGetItems");

    private final Map<String, DoubleAdder> sums = new ConcurrentHashMap<>();

    /** The request, made to tell what it takes. */
    byte[] asked(String service, byte[] body) throws IOException {
        if (!service.equals("dynamodb")) {
            return body;
        }
        ObjectNode request = (ObjectNode) JSON.readTree(body);
        return JSON.writeValueAsBytes(request.put("ReturnConsumedCapacity", "TOTAL"));
    }

    /** @param operation as DynamoDB calls it */
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

    /** The sums so far. */
    Map<String, Double> sums() {
        Map<String, Double> all = new TreeMap<>();
        sums.forEach((name, sum) -> all.put(name, sum.sum()));
        return all;
    }
}
