package io.edgepurge.request;

import io.edgepurge.http.ApiRequest;
import io.edgepurge.request.Parsed.Rejected;
import io.edgepurge.request.Parsed.Understood;
import io.edgepurge.response.Problem;
import java.util.List;
import java.util.Optional;

/**
 * The query of {@code GET /v1/quota?by}.
 *
 * @param byDay true to include the units of each day
 */
public record QuotaQuery(boolean byDay) {
    private static final String BY = "by";
    private static final String DAY = "day";

    /** Parses a query; a rejection lists all violations. */
    public static Parsed<QuotaQuery> parse(ApiRequest request) {
        QueryParameters parameters = QueryParameters.of(request, List.of(BY));
        boolean byDay = parameters
                .read(BY, word -> Optional.of(word).filter(DAY::equals), "must be " + DAY)
                .isPresent();
        return parameters.violations().isEmpty()
                ? new Understood<>(new QuotaQuery(byDay))
                : new Rejected<>(Problem.malformed(parameters.violations()));
    }
}
