package io.edgepurge.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BanExpressionTest {
    @ParameterizedTest
    @CsvSource({"/a/b, ^/a/b", "/a.b/, ^/a[.]b/", "/a?x=1&y=(2), ^/a[?]x=1&y=[(]2[)]", "/%C3%A9$+, ^/%C3%A9[$][+]"})
    void metacharacters_are_put_into_character_classes(String stem, String expression) {
        assertThat(BanExpression.startingWith(stem)).isEqualTo(expression);
    }

    @Test
    void it_matches_only_paths_with_the_prefix() {
        String everything = "/aZ09-._!$&'()+,;=:@/?%25";

        Pattern pattern = Pattern.compile(BanExpression.startingWith(everything));

        assertThat(pattern.matcher(everything + "more").find()).isTrue();
        assertThat(pattern.matcher("/x" + everything).find()).isFalse();
        assertThat(pattern.matcher(everything.replace('.', 'x')).find()).isFalse();
        assertThat(pattern.pattern()).doesNotContain(" ", "\"", "\\");
    }
}
