package io.edgepurge.wire;

import io.edgepurge.domain.purge.PurgeHistory.Filter;
import io.edgepurge.domain.purge.PurgeHistory.Order;
import io.edgepurge.domain.purge.PurgeHistory.Query;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.wire.Parsed.Rejected;
import io.edgepurge.wire.Parsed.Understood;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What {@code GET /v1/purges?limit&cursor&order&status&source&from&to&q} asks for.
 *
 * @param limit purges on a page at most
 */
public record ListQuery(Query query, int limit) {
    private static final int USUAL_LIMIT = 20;
    private static final int MAX_LIMIT = 100;
    private static final List<String> KNOWN =
            List.of("limit", "cursor", "order", "status", "source", "from", "to", "q");

    private static final Words<PurgeStatus> STATUSES = Words.of(PurgeStatus.values(), PurgeStatus::word);
    private static final Words<PurgeSource> SOURCES = Words.of(PurgeSource.values(), PurgeSource::word);

    /** What the caller wrote, or all that is wrong with it. */
    public static Parsed<ListQuery> parse(ApiRequest call) {
        QueryParameters reading = QueryParameters.of(call, KNOWN);
        int limit = reading.read("limit", ListQuery::limit, "must be a number from 1 to " + MAX_LIMIT)
                .orElse(USUAL_LIMIT);
        Order order =
                reading.read("order", ListQuery::order, "must be asc or desc").orElse(Order.LATEST_FIRST);
        Filter filter = new Filter(
                reading.read("status", STATUSES::get, STATUSES.sentence()),
                reading.read("source", SOURCES::get, SOURCES.sentence()),
                reading.read("from", ListQuery::time, "must be a time with an offset, such as 2026-12-24T08:00:00Z"),
                reading.read("to", ListQuery::time, "must be a time with an offset, such as 2026-12-24T08:00:00Z"));
        Optional<PurgeId> after =
                reading.read("cursor", Cursor::read, "must be the unchanged 'next' value of the previous page");
        Optional<String> text = call.queryParameter("q").filter(words -> !words.isBlank());
        return reading.faults().isEmpty()
                ? new Understood<>(new ListQuery(new Query(order, filter, text, after), limit))
                : new Rejected<>(Problem.malformed(reading.faults()));
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

    private static Optional<Instant> time(String text) {
        try {
            // a '+' in a query is a space by now
            return Optional.of(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The words that a parameter may be. */
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
