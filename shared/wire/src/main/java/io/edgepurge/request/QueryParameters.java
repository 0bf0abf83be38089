package io.edgepurge.request;

import io.edgepurge.http.ApiRequest;
import io.edgepurge.request.Parsed.Rejected;
import io.edgepurge.request.Parsed.Understood;
import io.edgepurge.response.Problem;
import io.edgepurge.response.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Parses query parameters and collects their violations. */
public record QueryParameters(ApiRequest request, List<Violation> violations) {

    /** Returns the parameters of a request, with a violation for each unknown name. */
    static QueryParameters of(ApiRequest request, List<String> known) {
        List<Violation> violations = new ArrayList<>();
        request.query().keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name ->
                        violations.add(new Violation.OfForm(name, "is not a known parameter. " + allowed(known))));
        return new QueryParameters(request, violations);
    }

    private static String allowed(List<String> known) {
        return known.isEmpty()
                ? "This operation has no query parameters."
                : "Allowed parameters: " + String.join(", ", known) + ".";
    }

    /** Returns the request of an operation without query parameters; rejects one that has any. */
    public static Parsed<ApiRequest> none(ApiRequest request) {
        List<Violation> violations = of(request, List.of()).violations();
        return violations.isEmpty() ? new Understood<>(request) : new Rejected<>(Problem.malformed(violations));
    }

    /**
     * Returns the value of a parameter; empty if it is missing or malformed.
     *
     * @param otherwise the text of the violation if the parser returns nothing, without a period
     */
    <T> Optional<T> read(String name, Function<String, Optional<T>> parser, String otherwise) {
        Optional<String> text = request.queryParameter(name);
        Optional<T> value = text.flatMap(parser);
        if (text.isPresent() && value.isEmpty()) {
            violations.add(new Violation.OfForm(name, otherwise + "."));
        }
        return value;
    }
}
