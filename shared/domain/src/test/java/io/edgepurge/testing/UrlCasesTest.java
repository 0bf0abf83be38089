package io.edgepurge.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.url.CheckResult;
import io.edgepurge.domain.url.CheckResult.Purgeable;
import io.edgepurge.domain.url.CheckResult.Refused;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.domain.url.Suggestion;
import io.edgepurge.domain.url.UrlChecker;
import io.edgepurge.domain.url.UrlRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks {@code UrlChecker} against the table of URL cases. */
class UrlCasesTest {
    private static final UrlEndpoint ELSEWHERE =
            UrlEndpoint.of("http://127.0.0.1:18081/a/b-c/", new DistributionId("ELOCAL"));

    @ParameterizedTest
    @MethodSource
    void the_checker_keeps_the_table(UrlCase line) {
        CheckResult result = checker(UrlCases.ENDPOINTS).check(line.url());

        assertThat(asLine(line, result)).usingRecursiveComparison().isEqualTo(line);
    }

    @ParameterizedTest
    @MethodSource
    void lines_without_a_host_apply_to_any_endpoint(UrlCase line) {
        CheckResult result = checker(List.of(ELSEWHERE)).check(line.url());

        assertThat(asLine(line, result)).usingRecursiveComparison().isEqualTo(line);
    }

    @Test
    void every_suggestion_is_purgeable() {
        UrlChecker checker = checker(UrlCases.ENDPOINTS);

        Stream<CheckResult> suggested = UrlCases.all().stream()
                .flatMap(line -> line.suggestion().stream())
                .map(checker::check);

        assertThat(suggested)
                .isNotEmpty()
                .allSatisfy(result -> assertThat(result).isInstanceOf(Purgeable.class));
    }

    @Test
    void every_rule_has_a_refused_line() {
        Stream<String> codes =
                UrlCases.all().stream().filter(line -> !line.accepted()).map(UrlCase::expected);

        assertThat(codes)
                .containsAll(Stream.of(UrlRule.values()).map(UrlRule::code).toList());
    }

    @Test
    void the_longest_prefix_decides_the_distribution() {
        CheckResult result = checker(UrlCases.ENDPOINTS).check("https://img.example.com/demo/archive/a.jpg");

        UrlEndpoint archive = UrlEndpoint.of("https://img.example.com/demo/archive/", new DistributionId("E2ARCHIVE"));
        assertThat(result).isEqualTo(new Purgeable(archive, new InvalidationPath("/demo/archive/a.jpg")));
    }

    static List<UrlCase> the_checker_keeps_the_table() {
        return UrlCases.all();
    }

    static List<UrlCase> lines_without_a_host_apply_to_any_endpoint() {
        return UrlCases.relativeTo(ELSEWHERE);
    }

    private static UrlChecker checker(List<UrlEndpoint> endpoints) {
        return new UrlChecker(endpoints, ProtectedFolders.DEFAULT);
    }

    private static UrlCase asLine(UrlCase line, CheckResult result) {
        return switch (result) {
            case Purgeable purgeable ->
                new UrlCase(true, line.url(), purgeable.path().value(), Optional.empty(), line.why());
            case Refused refused ->
                new UrlCase(
                        false,
                        line.url(),
                        refused.rule().code(),
                        refused.suggestion().map(Suggestion::text),
                        line.why());
        };
    }
}
