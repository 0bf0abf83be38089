package io.edgepurge.client;

import java.util.Optional;

/**
 * One thing that is wrong with a request.
 *
 * @param rule the stable word of the rule that is broken; nothing if a field is not of its form
 * @param detail what is wrong, in a sentence
 * @param suggestion a URL that would do, where there is one
 */
public record Violation(Place place, Optional<String> rule, String detail, Optional<String> suggestion) {
    /**
     * Where it is.
     *
     * @param field such as {@code urls[3]}
     * @param index of the item, if it is about one; tags follow the URLs
     * @param asked the item's URL or tag
     */
    public record Place(String field, Optional<Integer> index, Optional<String> asked) {
        /** The field, without what stands in it: logs may hold it. */
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
                        json.optionalText("url").or(() -> json.optionalText("tag"))),
                json.optionalText("rule"),
                json.optionalText("detail").orElse(""),
                json.optionalText("suggestion"));
    }

    /** The same about the place of an item in a longer request. */
    Violation at(Place there) {
        return new Violation(there, rule, detail, suggestion);
    }
}
