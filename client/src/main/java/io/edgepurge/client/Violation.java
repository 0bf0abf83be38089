package io.edgepurge.client;

import java.util.Optional;

/**
 * One error in a request.
 *
 * @param rule the stable name of the violated rule; empty if a field is malformed
 * @param detail a sentence about the error
 * @param suggestion a URL or tag to use instead, if there is one
 * @param suggestionKind {@code same} if the suggestion purges the same object, or {@code wider} if it is a wildcard that also purges
 *     others; empty without a suggestion
 */
public record Violation(
        Place place,
        Optional<String> rule,
        String detail,
        Optional<String> suggestion,
        Optional<String> suggestionKind) {
    /**
     * The field and the item of an error.
     *
     * @param field such as {@code urls[3]}
     * @param index the position of the item; tags follow the URLs, images the tags; empty if the error concerns no item
     * @param value the URL, tag or image of the item
     */
    public record Place(String field, Optional<Integer> index, Optional<String> value) {
        /** Returns the field without its value, which must not appear in logs. */
        @Override
        public String toString() {
            return field;
        }
    }

    static Violation of(JsonFields json) {
        return new Violation(
                new Place(
                        json.optionalText("field").orElse(""),
                        json.optionalNumber("index"),
                        json.optionalText("url")
                                .or(() -> json.optionalText("tag"))
                                .or(() -> json.optionalText("image"))),
                json.optionalText("rule"),
                json.optionalText("detail").orElse(""),
                json.optionalText("suggestion"),
                json.optionalText("suggestionKind"));
    }

    /** Returns true if the suggestion also purges other objects. */
    public boolean suggestsMore() {
        return suggestionKind.filter("wider"::equals).isPresent();
    }

    /** Returns this violation for the same item in another request. */
    Violation movedTo(Place other) {
        return new Violation(other, rule, detail, suggestion, suggestionKind);
    }
}
