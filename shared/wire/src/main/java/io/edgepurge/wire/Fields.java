package io.edgepurge.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.wire.Parsed.Rejected;
import io.edgepurge.wire.Parsed.Understood;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The fields of a JSON object.
 *
 * @param known the names that the request may use, and no other
 */
record Fields(JsonNode object, List<String> known) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    /** The fields, unless the value is no object. */
    static Parsed<Fields> of(JsonNode root, List<String> known) {
        return root.isObject()
                ? new Understood<>(new Fields(root, known))
                : new Rejected<>(Problem.of(
                        ProblemType.MALFORMED_REQUEST, "The request must be an object, not " + kindOf(root) + "."));
    }

    /** Whether the field is there and not null. */
    boolean names(String field) {
        return object.hasNonNull(field);
    }

    /** Whether the field is there, be it null. */
    boolean has(String field) {
        return object.has(field);
    }

    /** The field's text; asked for only where {@link #textViolations} has nothing to say. */
    String text(String field) {
        return object.path(field).textValue();
    }

    /** The field's texts; asked for only where {@link #textsViolations} has nothing to say. */
    List<String> texts(String field) {
        return object.path(field).valueStream().map(JsonNode::textValue).toList();
    }

    /** The field's objects; asked for only where {@link #objectsViolations} has nothing to say. */
    Stream<Fields> objects(String field, List<String> names) {
        return object.path(field).valueStream().map(element -> new Fields(element, names));
    }

    /** Names that nobody knows. */
    Stream<Violation> unknown() {
        return unknownWithin("");
    }

    /** @param before what comes before the name in the path to the field */
    private Stream<Violation> unknownWithin(String before) {
        return object.propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> !known.contains(name))
                .map(name -> new Violation.OfForm(
                        before + spoken(name),
                        "is not a known field. Allowed fields: " + String.join(", ", known) + "."));
    }

    /** A name that is no name is not said again: it may be a URL, and what is answered may be logged. */
    private static String spoken(String name) {
        return NAME.matcher(name).matches() ? name : "(a name of " + name.length() + " characters)";
    }

    Stream<Violation> textViolations(String field) {
        return violation(field, object.path(field)).stream();
    }

    Stream<Violation> textsViolations(String field) {
        JsonNode list = object.path(field);
        if (!list.isArray()) {
            return Stream.of(new Violation.OfForm(field, "must be a list of strings, " + found(list) + "."));
        }
        return IntStream.range(0, list.size())
                .boxed()
                .flatMap(index -> violation(field + "[" + index + "]", list.get(index)).stream());
    }

    /** What is wrong with a list of objects that have these text fields and no other; one that is missing is empty. */
    Stream<Violation> objectsViolations(String field, List<String> names) {
        JsonNode list = object.path(field);
        if (list.isMissingNode()) {
            return Stream.empty();
        }
        return list.isArray()
                ? IntStream.range(0, list.size())
                        .boxed()
                        .flatMap(index -> objectViolations(field + "[" + index + "]", list.get(index), names))
                : Stream.of(new Violation.OfForm(field, "must be a list of objects, " + found(list) + "."));
    }

    private static Stream<Violation> objectViolations(String place, JsonNode element, List<String> names) {
        if (!element.isObject()) {
            return Stream.of(new Violation.OfForm(
                    place, "must be an object with " + String.join(" and ", names) + ", " + found(element) + "."));
        }
        Fields fields = new Fields(element, names);
        return Stream.concat(
                fields.unknownWithin(place + "."),
                names.stream().flatMap(name -> violation(place + "." + name, element.path(name)).stream()));
    }

    private static List<Violation> violation(String field, JsonNode value) {
        return value.isTextual()
                ? List.of()
                : List.of(new Violation.OfForm(field, "must be a string, " + found(value) + "."));
    }

    private static String found(JsonNode value) {
        return value.isMissingNode() ? "but is missing" : "not " + kindOf(value);
    }

    static String kindOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT, POJO -> "an object";
            case STRING, BINARY -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL, MISSING -> "null";
        };
    }
}
