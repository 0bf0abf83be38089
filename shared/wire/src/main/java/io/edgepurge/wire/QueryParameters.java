package io.edgepurge.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A query as it is read, and what is wrong with it so far. */
record QueryParameters(ApiRequest call, List<Violation> faults) {

    /** Names that are not known are at fault. */
    static QueryParameters of(ApiRequest call, List<String> known) {
        List<Violation> faults = new ArrayList<>();
        call.query().keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> faults.add(new Violation.OfForm(
                        name, "is not a known parameter. Allowed parameters: " + String.join(", ", known) + ".")));
        return new QueryParameters(call, faults);
    }

    /** @param otherwise what is said of a value that the parser makes nothing of, without a full stop */
    <T> Optional<T> read(String name, Function<String, Optional<T>> parser, String otherwise) {
        Optional<String> text = call.queryParameter(name);
        Optional<T> value = text.flatMap(parser);
        if (text.isPresent() && value.isEmpty()) {
            faults.add(new Violation.OfForm(name, otherwise + "."));
        }
        return value;
    }
}
