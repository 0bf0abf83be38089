package io.edgepurge.local.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvalidationMatcherTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /a.jpg | /a.jpg | true
            /a.jpg | /a.jpg?w=1 | false
            /a.jpg?w=1 | /a.jpg?w=1 | true
            /a.jpg?w=1 | /a.jpg | false
            /a.jpg?w=1 | /a.jpg?w=1&h=2 | false
            /a.jpg | /A.jpg | false
            /a.jpg | /a.jpg/ | false
            /a | /a/ | false
            /a/ | /a | false
            /a* | /a | true
            /a* | /a.jpg | true
            /a* | /a.jpg?w=1 | true
            /a* | /a/b/c.jpg | true
            /a* | /A.jpg | false
            /a/* | /a | false
            /a/* | /a/ | true
            /a.jpg?w* | /a.jpg?w=1 | true
            /a.jpg?w* | /a.jpg?h=1 | false
            /* | / | true
            /* | /x?y=z | true
            /a%20b.jpg | /a%20b.jpg | true
            /caf%C3%A9 | /caf%C3%A9 | true
            /caf%C3%A9 | /caf%c3%a9 | false
            /%7Ea.jpg | /~a.jpg | false
            /%7Ea.jpg | /%7Ea.jpg | false
            /%7ea.jpg | /%7ea.jpg | false
            /x/* | /x/~a.jpg | true
            /%61.jpg | /a.jpg | false
            /%61.jpg | /%61.jpg | false
            /%41%5A* | /AZ.jpg | false
            /a%2D.jpg | /a%2D.jpg | false
            /a%2E%5F | /a%2E%5F | false
            /%30%39 | /%30%39 | false
            /%2A | /a.jpg | false
            /a%2A | /a%2A | false
            /a.jpg?u=%2A | /a.jpg?u=%2A | true
            /a.jpg?u=%2A | /a.jpg?u=* | false
            /a.jpg?u=%2A | /a.jpg?u=b | false
            /a.jpg?u=%7E%61%00 | /a.jpg?u=%7E%61%00 | true
            /a.jpg?u=%7E | /a.jpg?u=~ | false
            /a.jpg?u=%7E* | /a.jpg?u=%7Eb | true
            /%61.jpg?u=1 | /%61.jpg?u=1 | false
            /a%2Fb | /a%2Fb | true
            /a%40b | /a%40b | true
            /a%5Bb | /a%5Bb | true
            /a%60b | /a%60b | true
            /a%7Bb | /a%7Bb | true
            /a%5Bb | /a[b | true
            /a.jpg?f%5B%5D=1 | /a.jpg?f[]=1 | true
            /a.jpg?f%5B%5D=1 | /a.jpg?f[%5D=1 | true
            /a.jpg?f%5B* | /a.jpg?f[]=1 | true
            /a%5Bb | /a%5bb | false
            /a%7Bb%7D%5C%5E%60%22%3C%3E | /a{b}\\^`"<> | true
            /caf%C3%A9 | /caf\u00C3\u00A9 | true
            /caf%C3%A9 | /cafe | false
            """)
    void a_path_matches_equal_targets_or_a_prefix(String path, String object, boolean dropped) {
        InvalidationMatcher invalidated = InvalidationMatcher.ofPaths("E1", List.of(path));

        assertThat(invalidated.matches(new CacheKey("E1", "a.test", new RequestTarget(object)), Set.of()))
                .isEqualTo(dropped);
        assertThat(invalidated.matches(new CacheKey("E2", "a.test", new RequestTarget(object)), Set.of()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"#tv,tv,true", "#TV,tv,true", "#tv,tvs,false", "#t*,tv,false", "#t*,t*,true", "/tv,tv,false"})
    void a_tag_matches_ignoring_case(String item, String tag, boolean dropped) {
        InvalidationMatcher invalidated = InvalidationMatcher.ofPaths("E1", List.of(item));

        assertThat(invalidated.matches(new CacheKey("E1", "a.test", new RequestTarget("/x.jpg")), Set.of(tag)))
                .isEqualTo(dropped);
    }
}
