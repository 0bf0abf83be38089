package io.edgepurge.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.request.Parsed.Rejected;
import io.edgepurge.request.Parsed.Understood;
import io.edgepurge.response.ProblemType;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrictJsonTest {
    private static final int COLLIDING_NAMES = 1_024;

    /** "Ab" and "BA" have the same hash, and so have all names built from them. */
    @Test
    void names_with_one_hash_do_not_affect_later_bodies() {
        Parsed<JsonNode> colliding = StrictJson.read(objectWith(COLLIDING_NAMES, StrictJsonTest::collidingName));

        assertThat(colliding).isInstanceOf(Understood.class);
        assertThat(StrictJson.read(objectWith(20, n -> "name" + n))).isInstanceOf(Understood.class);
    }

    @Test
    void a_body_with_too_many_values_is_rejected() {
        assertThat(detailOf("[" + "{},".repeat(60_000) + "{}]")).contains("has too many values");
        assertThat(StrictJson.read("{\"a\":[" + "\"x\",".repeat(20_000) + "\"x\"]}"))
                .isInstanceOf(Understood.class);
    }

    private static String objectWith(int names, IntFunction<String> name) {
        return IntStream.range(0, names)
                .mapToObj(n -> '"' + name.apply(n) + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String collidingName(int bits) {
        return IntStream.range(0, 10)
                .mapToObj(bit -> (bits >> bit & 1) == 0 ? "Ab" : "BA")
                .collect(Collectors.joining());
    }

    private static String detailOf(String body) {
        return switch (StrictJson.read(body)) {
            case Rejected<JsonNode>(var problem) -> {
                assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_REQUEST);
                yield problem.detail();
            }
            case Understood<JsonNode> _ -> throw new AssertionError("understood");
        };
    }
}
