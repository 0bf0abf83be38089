package io.edgepurge.request;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListQueryTest {
    private static final PurgeId ID = new PurgeId("019c0f00-0000-7000-8000-000000000001");

    @Test
    void by_default_the_latest_twenty_are_listed() {
        assertThat(ListQuery.parse(request(Map.of()))).isEqualTo(new Understood<>(new ListQuery(Query.all(), 20)));
    }

    @Test
    void all_parameters_can_be_combined() {
        Map<String, String> query = Map.of(
                "limit", "7",
                "cursor", Cursor.after(ID),
                "order", "asc",
                "status", "failed",
                "source", "imagekit",
                "from", "2026-01-01T00:00:00 0000",
                "to", "2026-02-01T00:00:00 01:00",
                "verification", "stale",
                "q", "https://img.example/");

        assertThat(ListQuery.parse(request(query)))
                .isEqualTo(new Understood<>(new ListQuery(
                        new Query(
                                Order.EARLIEST_FIRST,
                                new Filter(
                                        Optional.of(PurgeStatus.FAILED),
                                        Optional.of(PurgeSource.IMAGEKIT),
                                        Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                                        Optional.of(Instant.parse("2026-01-31T23:00:00Z")),
                                        Optional.of(Verdict.STALE)),
                                Optional.of("https://img.example/"),
                                Optional.of(ID)),
                        7)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            limit  | 0         | 'limit' must be a number from 1 to 100.
            limit  | 101       | 'limit' must be a number from 1 to 100.
            limit  | many      | 'limit' must be a number from 1 to 100.
            order  | up        | 'order' must be asc or desc.
            verification | old  | 'verification' must be one of stale, unknown, fresh.
            status | Failed    | 'status' must be one of queued, submitted, completed, failed, cancelled.
            from   | yesterday | 'from' must be a time with an offset, such as 2026-12-24T08:00:00Z.
            cursor | abc       | 'cursor' must be the unchanged 'next' value of the previous page.
            colour | red       | 'colour' is not a known parameter. Allowed parameters: limit, cursor, order, status, source, from, to, verification, q.
            """)
    void violations_say_what_is_expected(String name, String value, String detail) {
        assertThat(ListQuery.parse(request(Map.of(name, value))))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.problem().detail()).isEqualTo(detail));
    }

    private static ApiRequest request(Map<String, String> query) {
        return new ApiRequest("request-1", Map.of(), Map.of(), query, Optional.empty());
    }
}
