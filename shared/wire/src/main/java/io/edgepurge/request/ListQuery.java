package io.edgepurge.request;

import io.edgepurge.domain.purge.PurgeHistory.Filter;
import io.edgepurge.domain.purge.PurgeHistory.Order;
import io.edgepurge.domain.purge.PurgeHistory.Query;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.verification.Verdict;
import io.edgepurge.http.ApiRequest;
import io.edgepurge.request.Parsed.Rejected;
import io.edgepurge.request.Parsed.Understood;
import io.edgepurge.response.Cursor;
import io.edgepurge.response.Problem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The query of {@code GET /v1/purges?limit&cursor&order&status&source&from&to&verification&q}.
 *
 * @param limit the maximum number of purges on a page
 */
public record ListQuery(Query query, int limit) {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;
    private static final List<String> KNOWN =
            List.of("limit", "cursor", "order", "status", "source", "from", "to", "verification", "q");

    private static final Words<PurgeStatus> STATUSES = Words.of(PurgeStatus.values(), PurgeStatus::word);
    private static final Words<Verdict> VERDICTS = Words.of(Verdict.values(), Verdict::word);
    private static final Words<PurgeSource> SOURCES = Words.of(PurgeSource.values(), PurgeSource::word);

    /** Parses a query; a rejection lists all violations. */
    public static Parsed<ListQuery> parse(ApiRequest request) {
        QueryParameters parameters = QueryParameters.of(request, KNOWN);
        int limit = parameters
                .read("limit", ListQuery::limit, "must be a number from 1 to " + MAX_LIMIT)
                .orElse(DEFAULT_LIMIT);
        Order order = parameters
                .read("order", ListQuery::order, "must be asc or desc")
                .orElse(Order.LATEST_FIRST);
        Filter filter = new Filter(
                parameters.read("status", STATUSES::get, STATUSES.sentence()),
                parameters.read("source", SOURCES::get, SOURCES.sentence()),
                parameters.read(
                        "from",
                        TimeParser::parseInQuery,
                        "must be a time with an offset, such as 2026-12-24T08:00:00Z"),
                parameters.read(
                        "to", TimeParser::parseInQuery, "must be a time with an offset, such as 2026-12-24T08:00:00Z"),
                parameters.read("verification", VERDICTS::get, VERDICTS.sentence()));
        Optional<PurgeId> after =
                parameters.read("cursor", Cursor::read, "must be the unchanged 'next' value of the previous page");
        Optional<String> text = request.queryParameter("q").filter(words -> !words.isBlank());
        return parameters.violations().isEmpty()
                ? new Understood<>(new ListQuery(new Query(order, filter, text, after), limit))
                : new Rejected<>(Problem.malformed(parameters.violations()));
    }

    private static Optional<Integer> limit(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[0-9]{1,3}"))
                .map(Integer::valueOf)
                .filter(limit -> limit >= 1 && limit <= MAX_LIMIT);
    }

    private static Optional<Order> order(String text) {
        return switch (text) {
            case "desc" -> Optional.of(Order.LATEST_FIRST);
            case "asc" -> Optional.of(Order.EARLIEST_FIRST);
            default -> Optional.empty();
        };
    }

    /** The allowed values of a parameter. */
    private record Words<T>(Map<String, T> values) {
        static <T> Words<T> of(T[] values, Function<T, String> word) {
            Map<String, T> byWord = new LinkedHashMap<>();
            Arrays.stream(values).forEach(value -> byWord.put(word.apply(value), value));
            return new Words<>(byWord);
        }

        Optional<T> get(String word) {
            return Optional.ofNullable(values.get(word));
        }

        String sentence() {
            return "must be one of " + String.join(", ", values.keySet());
        }
    }
}
