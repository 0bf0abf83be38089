package io.edgepurge.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.local.gateway.StaticPage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiPagesTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "openapi.yaml");
    private static final Pattern LINKED = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    private final ApiPages pages = new ApiPages(DOCUMENT, "http://localhost:8081/demo/", "private_demo");

    @Test
    void the_document_is_served_with_the_accounts_endpoint() {
        assertThat(text("/openapi.yaml"))
                .startsWith("#")
                .contains("openapi: 3.1", "http://localhost:8081/demo/sample.jpg")
                .doesNotContain("https://img.example/");
        assertThat(page("/openapi.yaml").contentType()).isEqualTo("application/yaml");
    }

    @Test
    void a_missing_document_is_not_found() {
        assertThat(new ApiPages(Path.of("nowhere.yaml"), "http://localhost/", "key").find("/openapi.yaml"))
                .isEmpty();
    }

    @Test
    void every_link_of_the_page_is_served() {
        assertThat(LINKED.matcher(text("/docs/")).results())
                .hasSizeGreaterThan(3)
                .allSatisfy(link -> assertThat(
                                pages.find(link.group(1).startsWith("/") ? link.group(1) : "/docs/" + link.group(1)))
                        .isPresent());
    }

    @Test
    void the_page_fills_in_the_demo_key() {
        assertThat(text("/docs/start.js"))
                .contains("url: '/openapi.yaml'", "'private_demo'", "validatorUrl: 'none'")
                .doesNotContain("{{");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/docs/", "/docs/start.js", "/docs/swagger-ui-bundle.js", "/docs/swagger-ui.css", "/openapi.yaml"
            })
    void a_browser_may_load_only_from_this_server(String path) {
        assertThat(page(path).headers().get("Content-Security-Policy"))
                .contains("default-src 'none'", "connect-src 'self'", "script-src 'self';")
                .doesNotContain("http:", "https:", "*");
    }

    @Test
    void the_page_without_a_slash_redirects_to_the_one_with_it() {
        assertThat(page("/docs").status()).isEqualTo(308);
        assertThat(page("/docs").headers()).containsEntry("Location", "/docs/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/../template.yaml",
                "/docs/..%2ftemplate.yaml",
                "/docs/%2e%2e/%2e%2e/etc/passwd",
                "/docs//start.js",
                "/docs/index.html/..",
                "/docs/swagger-ui.js",
                "/openapi.yaml/",
                "/docs/openapi.yaml",
                "//docs/"
            })
    void other_paths_are_not_served(String path) {
        assertThat(pages.find(path)).isEmpty();
    }

    private StaticPage page(String path) {
        return pages.find(path).orElseThrow();
    }

    private String text(String path) {
        return new String(page(path).content(), StandardCharsets.UTF_8);
    }
}
