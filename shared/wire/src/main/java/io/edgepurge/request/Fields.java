package io.edgepurge.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.request.Parsed.Rejected;
import io.edgepurge.request.Parsed.Understood;
import io.edgepurge.response.Problem;
import io.edgepurge.response.ProblemType;
import io.edgepurge.response.Violation;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The fields of a JSON object.
 *
 * @param known the names of all fields that the object may have
 */
public record Fields(JsonNode object, List<String> known) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    /** Returns the fields; rejects a value that is not an object. */
    public static Parsed<Fields> of(JsonNode root, List<String> known) {
        return root.isObject()
                ? new Understood<>(new Fields(root, known))
                : new Rejected<>(Problem.of(
                        ProblemType.MALFORMED_REQUEST, "The request must be an object, not " + kindOf(root) + "."));
    }

    /** Returns whether the field is present and not null. */
    public boolean hasNonNull(String field) {
        return object.hasNonNull(field);
    }

    /** Returns whether the field is present, including null. */
    public boolean has(String field) {
        return object.has(field);
    }

    /** Returns the text of a field for which {@link #textViolations} is empty. */
    public String text(String field) {
        return object.path(field).textValue();
    }

    /** Returns the texts of a field for which {@link #textsViolations} is empty. */
    List<String> texts(String field) {
        return object.path(field).valueStream().map(JsonNode::textValue).toList();
    }

    /** Returns the objects of a field for which {@link #objectsViolations} is empty. */
    Stream<Fields> objects(String field, List<String> names) {
        return object.path(field).valueStream().map(element -> new Fields(element, names));
    }

    /** Returns a violation for each unknown field. */
    public Stream<Violation> unknown() {
        return unknownWithin("");
    }

    /** @param before the path to the object, which precedes the name */
    private Stream<Violation> unknownWithin(String before) {
        return object.propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> !known.contains(name))
                .map(name -> new Violation.OfForm(
                        before + printable(name),
                        "is not a known field. Allowed fields: " + String.join(", ", known) + "."));
    }

    /** Hides a name that does not look like a field name: it may be a URL, and responses may be logged. */
    private static String printable(String name) {
        return NAME.matcher(name).matches() ? name : "(a name of " + name.length() + " characters)";
    }

    /** Returns a violation if the field is not a string. */
    public Stream<Violation> textViolations(String field) {
        return violation(field, object.path(field)).stream();
    }

    /** Returns the value of a field for which {@link #flagViolations} is empty. */
    boolean flag(String field) {
        return object.path(field).booleanValue();
    }

    /** Returns a violation if the field is neither true nor false. */
    Stream<Violation> flagViolations(String field) {
        JsonNode value = object.path(field);
        return value.isBoolean()
                ? Stream.empty()
                : Stream.of(new Violation.OfForm(field, "must be true or false, " + found(value) + "."));
    }

    /** Returns the violations of a list of strings. */
    Stream<Violation> textsViolations(String field) {
        JsonNode list = object.path(field);
        if (!list.isArray()) {
            return Stream.of(new Violation.OfForm(field, "must be a list of strings, " + found(list) + "."));
        }
        return IntStream.range(0, list.size())
                .boxed()
                .flatMap(index -> violation(field + "[" + index + "]", list.get(index)).stream());
    }

    /** Returns the violations of an optional list of objects that have exactly these text fields. */
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

    private static Stream<Violation> objectViolations(String path, JsonNode element, List<String> names) {
        if (!element.isObject()) {
            return Stream.of(new Violation.OfForm(
                    path, "must be an object with " + String.join(" and ", names) + ", " + found(element) + "."));
        }
        Fields fields = new Fields(element, names);
        return Stream.concat(
                fields.unknownWithin(path + "."),
                names.stream().flatMap(name -> violation(path + "." + name, element.path(name)).stream()));
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
