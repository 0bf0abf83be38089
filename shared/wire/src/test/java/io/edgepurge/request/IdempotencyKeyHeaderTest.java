package io.edgepurge.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.http.ApiRequest;
import io.edgepurge.request.Parsed.Rejected;
import io.edgepurge.request.Parsed.Understood;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyHeaderTest {
    private static final int STACK_BYTES = 256 * 1024;

    @ParameterizedTest
    @CsvSource({"order-17, order-17", "\"order-17\", order-17", "\"a\\\"b\\\\c\", a\"b\\c", "'\"a,b\"', 'a,b'"})
    void a_key_is_bare_or_quoted(String header, String key) {
        assertThat(parsed(header)).isEqualTo(new Understood<>(Optional.of(new IdempotencyKey(key))));
    }

    /** API Gateway joins several headers with a comma. */
    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a, b", "\"a\",\"b\"", "\"a\",b", "a,\"b\"", "a,"})
    void several_headers_are_rejected(String header) {
        assertThat(parsed(header)).isInstanceOf(Rejected.class);
    }

    /** A pattern that recurses for each character would overflow the stack. */
    @Test
    void a_long_quoted_key_is_rejected_on_a_small_stack() throws Exception {
        FutureTask<Parsed<Optional<IdempotencyKey>>> result =
                new FutureTask<>(() -> parsed('"' + "a\\\\".repeat(5_000) + '"'));

        new Thread(null, result, "small-stack", STACK_BYTES).start();

        assertThat(result.get(1, TimeUnit.MINUTES)).isInstanceOf(Rejected.class);
    }

    @Test
    void a_key_of_the_maximum_length_may_be_quoted_and_escaped() {
        assertThat(parsed('"' + "\\\"".repeat(255) + '"'))
                .isEqualTo(new Understood<>(Optional.of(new IdempotencyKey("\"".repeat(255)))));
        assertThat(parsed('"' + "\\\"".repeat(256) + '"')).isInstanceOf(Rejected.class);
    }

    private static Parsed<Optional<IdempotencyKey>> parsed(String header) {
        return IdempotencyKeyHeader.in(
                new ApiRequest("r", Map.of("Idempotency-Key", header), Map.of(), Optional.empty()));
    }
}
