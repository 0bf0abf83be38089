package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Counts requests as in AWS's documentation. */
class CapacityMeterTest {
    @RegisterExtension
    static final EmbeddedDynamoDb DYNAMO_DB = new EmbeddedDynamoDb();

    private final CapacityMeter meter = new CapacityMeter(DYNAMO_DB.client());
    private final DynamoDbProxy proxy = new DynamoDbProxy(DYNAMO_DB.endpoint(), meter::forward);
    private final String name = DYNAMO_DB.createTable();
    private final Table table = TestTables.table(new Clients(proxy.variables(name)).dynamoDb(), name);

    @AfterEach
    void close() {
        proxy.close();
    }

    @Test
    void a_transactional_write_costs_two_units_for_each_kilobyte() {
        assertThat(table.commit(IntStream.range(0, 5)
                        .mapToObj(n -> table.transactPutNew(key(n), ofBytes(n == 0 ? 1_500 : 10)))
                        .toList()))
                .isTrue();

        assertThat(writes()).isEqualTo(12);
    }

    @Test
    void a_failed_condition_is_charged() {
        table.put(key(1), ofBytes(2_500));
        double before = writes();

        assertThat(table.update(new ItemUpdate(key(1), "REMOVE a", "attribute_not_exists(pk)", Map.of())))
                .isEmpty();
        assertThat(writes() - before).isEqualTo(3);
        assertThat(table.commit(
                        List.of(table.transactPutNew(key(1), Map.of()), table.transactPutNew(key(2), Map.of()))))
                .isFalse();
        assertThat(writes() - before).isEqualTo(3 + 6 + 2);
    }

    @Test
    void an_update_is_charged_by_the_larger_of_the_item_before_and_after() {
        table.putAll(List.of(key(1).with(ofBytes(3_000))));
        double before = writes();

        table.update(new ItemUpdate(key(1), "REMOVE a", "attribute_exists(pk)", Map.of()));
        table.deleteAll(List.of(key(1)));

        assertThat(writes() - before).isEqualTo(3 + 1);
    }

    @Test
    void a_consistent_read_costs_a_unit_for_each_four_kilobytes() {
        table.put(key(1), ofBytes(5_000));

        assertThat(table.get(key(1))).isPresent();
        assertThat(reads()).isEqualTo(2);
        assertThat(table.getAll(List.of(key(1), key(2), key(3)))).hasSize(1);
        assertThat(reads()).isEqualTo(2 + 2 + 1 + 1);
        assertThat(table.queryAll("nothing", "")).isEmpty();
        assertThat(reads()).isEqualTo(6 + 1);
    }

    private static Key key(int number) {
        return new Key("partition", "sort" + number);
    }

    private static Map<String, AttributeValue> ofBytes(int size) {
        return Map.of("a", text("x".repeat(size)));
    }

    private double reads() {
        return sum(meter.reads());
    }

    private double writes() {
        return sum(meter.writes());
    }

    private static double sum(Map<String, Double> units) {
        return units.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
