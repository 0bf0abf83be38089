package io.edgepurge.conformance.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No regular expression takes more than linear time, and none recurses for each character. Otherwise one header or URL of a caller
 * could stop a function.
 */
class LinearPatternsTest {
    private static final int STACK_BYTES = 256 * 1024;

    /** Expressions that the test cannot measure, or that match no text of a caller. */
    private static final Map<String, String> EXEMPT = Map.of(
            "HttpConfig: /+$", "The address of the API is a setting.",
            "Intrinsics: \\$\\{([^!}][^}]*)}", "The local stack reads its own template.",
            "TemplateReader: (computed)", "The local stack reads its own template.",
            "DoorbellMessage$Syntax: (computed)", "Punctuation separates all quantifiers.",
            "PathEncoding: (computed)", "The expression has no quantifier.",
            "UrlWarning: (computed)", "The arguments of the method are measured.",
            "EndpointRule: (computed)", "The arguments of the method are measured.",
            "Escape: (computed)", "The arguments of the constructor are measured.");

    private static final List<PatternUse> USES = CompiledClasses.folders().stream()
            .flatMap(folder -> CompiledClasses.usesIn(folder).stream())
            .distinct()
            .toList();

    @Test
    void the_code_of_all_modules_is_compiled() {
        assertThat(CompiledClasses.folders())
                .hasSizeGreaterThan(10)
                .allSatisfy(folder -> assertThat(folder).isNotEmptyDirectory());
        assertThat(USES).hasSizeGreaterThan(100);
    }

    @Test
    void every_expression_takes_linear_time() throws Exception {
        List<String> bad = onSmallStack(() -> USES.stream()
                .filter(use -> !EXEMPT.containsKey(use.toString()))
                .flatMap(use -> faultOf(use).map(fault -> use + " " + fault).stream())
                .toList());

        assertThat(bad).isEmpty();
    }

    @Test
    void every_exemption_is_needed() throws Exception {
        List<String> faulty = onSmallStack(() -> USES.stream()
                .filter(use -> EXEMPT.containsKey(use.toString()))
                .filter(use -> faultOf(use).isPresent())
                .map(PatternUse::toString)
                .toList());

        assertThat(faulty).containsExactlyInAnyOrderElementsOf(EXEMPT.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+x", "/+$", "\"(?:[^\"\\\\]|\\\\.)*\"", "(?:a|b)*", ".*\\.js", "%(?:25)*(?:25)*2F"})
    void a_bad_expression_is_found(String regex) throws Exception {
        assertThat(onSmallStack(() -> new MatchingCost(Pattern.compile(regex), true).badText()))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a-z]{1,64}", "\"(?:[^\"\\\\]|\\\\.)*+\"", "[^/]*+/", "%(?:25)*+2F"})
    void a_good_expression_is_not_found(String regex) throws Exception {
        assertThat(onSmallStack(() -> new MatchingCost(Pattern.compile(regex), false).badText()))
                .isEmpty();
    }

    private static Optional<String> faultOf(PatternUse use) {
        if (use.regex().isEmpty()) {
            return Optional.of("is not a constant. Explain why it takes linear time.");
        }
        return use.isLiteral()
                ? Optional.empty()
                : new MatchingCost(use.compiled(), use.searches())
                        .badText()
                        .map(text -> "takes more than linear time for " + text);
    }

    private static <T> T onSmallStack(Callable<T> task) throws Exception {
        FutureTask<T> result = new FutureTask<>(task);
        new Thread(null, result, "small-stack", STACK_BYTES).start();
        return result.get(1, TimeUnit.MINUTES);
    }
}
