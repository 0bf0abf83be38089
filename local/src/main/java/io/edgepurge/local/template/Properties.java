package io.edgepurge.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Part of a resource's properties; knows where it stands, so that whatever is wrong is named by its place. */
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

    /** The properties below; none where there is no such property. */
    Properties child(String property) {
        return new Properties(node.path(property), locationOf(property), intrinsics);
    }

    /** The properties below as the conditions of the template have them; none where these leave the property out. */
    Properties resolveCondition(String property) {
        return new Properties(intrinsics.resolveCondition(node.path(property), locationOf(property)), locationOf(property), intrinsics);
    }

    Stream<String> names() {
        return node.propertyStream().map(Map.Entry::getKey);
    }

    /** The elements of a list, each with its place. */
    List<Properties> elements(String property) {
        return node.path(property)
                .valueStream()
                .map(element -> new Properties(element, locationOf(property), intrinsics))
                .toList();
    }

    /** The elements of a list of texts. */
    List<String> texts(String property) {
        return node.path(property)
                .valueStream()
                .map(element -> intrinsics.text(element, locationOf(property)))
                .toList();
    }

    /** The last part of the ARN that the property holds: the name of a queue. */
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

    /** Refuses what would change the behaviour in AWS only. */
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
