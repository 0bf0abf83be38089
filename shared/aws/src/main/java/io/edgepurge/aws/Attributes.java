package io.edgepurge.aws;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts between Java values and DynamoDB attribute values. Times are ISO 8601 text in UTC, which is readable and sorts by
 * time.
 */
final class Attributes {
    private Attributes() {}

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    static AttributeValue time(Instant value) {
        return text(value.toString());
    }

    static AttributeValue trueValue() {
        return AttributeValue.fromBool(true);
    }

    static AttributeValue numbers(Collection<Integer> values) {
        return AttributeValue.fromNs(values.stream().map(String::valueOf).toList());
    }

    static AttributeValue texts(Collection<String> values) {
        return AttributeValue.fromL(values.stream().map(Attributes::text).toList());
    }

    /** Returns a copy of the values with one more. */
    static Map<String, AttributeValue> with(Map<String, AttributeValue> values, String name, AttributeValue value) {
        Map<String, AttributeValue> more = new HashMap<>(values);
        more.put(name, value);
        return more;
    }

    static AttributeValue map(Map<String, AttributeValue> values) {
        return AttributeValue.fromM(values);
    }

    static AttributeValue maps(List<Map<String, AttributeValue>> values) {
        return AttributeValue.fromL(values.stream().map(Attributes::map).toList());
    }

    static String text(Map<String, AttributeValue> item, String name) {
        return require(item, name).s();
    }

    static long number(Map<String, AttributeValue> item, String name) {
        return Long.parseLong(require(item, name).n());
    }

    static int wholeNumber(Map<String, AttributeValue> item, String name) {
        return Integer.parseInt(require(item, name).n());
    }

    static Instant time(Map<String, AttributeValue> item, String name) {
        return Instant.parse(text(item, name));
    }

    static Optional<String> optionalText(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
    }

    static SortedSet<Integer> numbers(Map<String, AttributeValue> item, String name) {
        TreeSet<Integer> numbers = new TreeSet<>();
        require(item, name).ns().forEach(number -> numbers.add(Integer.valueOf(number)));
        return numbers;
    }

    static List<String> texts(Map<String, AttributeValue> item, String name) {
        return require(item, name).l().stream().map(AttributeValue::s).toList();
    }

    static List<Map<String, AttributeValue>> maps(Map<String, AttributeValue> item, String name) {
        return require(item, name).l().stream().map(AttributeValue::m).toList();
    }

    private static AttributeValue require(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("the stored item has no attribute '" + name + "'");
        }
        return value;
    }
}
