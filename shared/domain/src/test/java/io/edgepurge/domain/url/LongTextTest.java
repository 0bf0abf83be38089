package io.edgepurge.domain.url;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.path.PathEncoding;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long texts on a small stack: a rule that recurses for each character would overflow it. */
class LongTextTest {
    private static final int STACK_BYTES = 256 * 1024;
    private static final int PATH_CHARS = 4_000;
    private static final UrlEndpoint ENDPOINT =
            UrlEndpoint.of("https://img.example.com/demo/", new DistributionId("E1"));
    private static final UrlChecker CHECKER = new UrlChecker(List.of(ENDPOINT), ProtectedFolders.DEFAULT);

    @Test
    void the_longest_word_has_spellings() throws Exception {
        String path = "/demo/%C3%9C" + "a".repeat(PATH_CHARS - 20) + ".jpg";

        List<Spelling> spellings = onSmallStack(() -> Spellings.of(ENDPOINT, new InvalidationPath(path), _ -> true));

        assertThat(spellings).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "%C3%9C",
                "%C3%9Ca",
                "U%CC%88",
                "%e5%86%99",
                "%FF",
                "+",
                "(",
                "'",
                ".",
                "a.",
                "%252F",
                ".jpg,",
                "/"
            })
    void a_path_of_any_length_is_checked(String piece) throws Exception {
        String path = "/demo/a" + piece.repeat((PATH_CHARS - "/demo/a".length()) / piece.length());

        assertThat(onSmallStack(() -> CHECKER.check("https://img.example.com" + path)))
                .isNotNull();
        assertThat(onSmallStack(() -> UrlWarning.of("https://img.example.com" + path, false)))
                .isNotNull();
        assertThat(onSmallStack(() -> Spellings.of(ENDPOINT, new InvalidationPath(path), _ -> true)))
                .allMatch(
                        spelling -> PathEncoding.countCharacters(spelling.path().value()) <= PATH_CHARS);
    }

    @Test
    void a_warning_takes_linear_time() {
        String url = "https://img.example.com/demo/" + "a.jpg,".repeat(100_000) + "/" + "a.JPG".repeat(100_000) + "/x";

        // a pattern with quadratic time would not finish
        assertThat(UrlWarning.of(url, false)).isEmpty();
    }

    private static <T> T onSmallStack(Callable<T> task) throws Exception {
        FutureTask<T> result = new FutureTask<>(task);
        new Thread(null, result, "small-stack", STACK_BYTES).start();
        return result.get(1, TimeUnit.MINUTES);
    }
}
