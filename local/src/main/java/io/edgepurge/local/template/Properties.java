package io.edgepurge.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Part of a resource's properties, with its location for error messages. */
record Properties(JsonNode node, String location, Intrinsics intrinsics) {

    String text(String property) {
        return findText(property).orElseThrow(() -> new TemplateException(locationOf(property), "is missing"));
    }

    Optional<String> findText(String property) {
        return find(property).map(value -> intrinsics.text(value, locationOf(property)));
    }

    int wholeNumber(String property) {
        return wholeNumber(property, text(property));
    }

    Optional<Integer> findWholeNumber(String property) {
        return findText(property).map(text -> wholeNumber(property, text));
    }

    Duration seconds(String property, int fallback) {
        return Duration.ofSeconds(findWholeNumber(property).orElse(fallback));
    }

    /** Returns the nested properties; empty if there are none. */
    Properties child(String property) {
        return new Properties(node.path(property), locationOf(property), intrinsics);
    }

    /** Returns the nested properties after evaluating conditions; empty if a condition omits them. */
    Properties resolveCondition(String property) {
        return new Properties(
                intrinsics.resolveCondition(node.path(property), locationOf(property)),
                locationOf(property),
                intrinsics);
    }

    Stream<String> names() {
        return node.propertyStream().map(Map.Entry::getKey);
    }

    /** Returns the elements of a list. */
    List<Properties> elements(String property) {
        return node.path(property)
                .valueStream()
                .map(element -> new Properties(element, locationOf(property), intrinsics))
                .toList();
    }

    /** Returns the texts in a list. */
    List<String> texts(String property) {
        return node.path(property)
                .valueStream()
                .map(element -> intrinsics.text(element, locationOf(property)))
                .toList();
    }

    /** Returns the name of the queue whose ARN the property contains. */
    String queueName(String property) {
        String arn = text(property);
        if (!arn.startsWith("arn:aws:sqs:")) {
            throw new TemplateException(locationOf(property), "must be the ARN of a queue, not " + arn);
        }
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    boolean has(String property) {
        return find(property).isPresent();
    }

    /** Rejects a property that would change the behavior in AWS but not here. */
    void rejectIfPresent(String property, String reason) {
        if (has(property)) {
            throw new TemplateException(locationOf(property), reason);
        }
    }

    private Optional<JsonNode> find(String property) {
        return Optional.ofNullable(node.get(property));
    }

    private int wholeNumber(String property, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new TemplateException(locationOf(property), "must be a whole number, not " + text);
        }
    }

    private String locationOf(String property) {
        return location + "." + property;
    }
}
