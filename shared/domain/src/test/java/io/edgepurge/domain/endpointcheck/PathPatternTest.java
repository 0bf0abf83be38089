package io.edgepurge.domain.endpointcheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {
    @ParameterizedTest
    @CsvSource({
        "*, /a.jpg, true",
        "/*, /, true",
        "images/*.jpg, /images/a.jpg, true",
        "/images/*.jpg, /images/a.jpg, true",
        "images/*.jpg, /images/sub/a.jpg, true",
        "images/*.jpg, /old/images/a.jpg, false",
        "images/*.jpg, /images/a.JPG, false",
        "images/*.jpg, /images/a.jpg.txt, false",
        "*.jpg, /deep/a.jpg, true",
        "/a??.gif, /aBc.gif, true",
        "/a??.gif, /ab.gif, false",
        "test/, /test/file.jpg, false",
        "/a*b*c, /a-b-b-c, true",
        "/a*b*c, /a-c-b, false",
    })
    void a_pattern_matches_whole_paths_as_cloudfront_does(String pattern, String path, boolean matches) {
        assertThat(new PathPattern(pattern).matches(path)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "*, /img/, true, true",
        "/img/*, /img/, true, true",
        "/img/*, /im, true, false",
        "/img/*, /img/sub/, true, true",
        "/img/*, /video/, false, false",
        "*.jpg, /img/, true, false",
        "/img/a.jpg, /img/, true, false",
        "/img/a.jpg, /img/a.jpg, true, false",
        "/i?g/*, /img/x, true, true",
    })
    void a_pattern_overlaps_or_covers_a_wildcard(String pattern, String stem, boolean overlaps, boolean covers) {
        assertThat(new PathPattern(pattern).matchesBelow(stem)).isEqualTo(overlaps);
        assertThat(new PathPattern(pattern).coversBelow(stem)).isEqualTo(covers);
    }
}
