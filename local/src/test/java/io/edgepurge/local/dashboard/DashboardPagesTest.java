package io.edgepurge.local.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.local.gateway.StaticPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardPagesTest {
    @TempDir
    private Path project;

    private Path dist;
    private DashboardPages pages;

    @BeforeEach
    void build() throws IOException {
        dist = Files.createDirectories(DashboardPages.distOf(project));
        pages = new DashboardPages(dist, Map.of("Content-Security-Policy", "default-src 'none'"));
        Files.createDirectories(dist.resolve("assets/deeper"));
        Files.writeString(project.resolve("dashboard/secret.js"), "secret");
        Files.writeString(dist.resolve("other.html"), "other");
        Files.writeString(dist.resolve("assets/deeper/a.js"), "deeper");
        Files.writeString(dist.resolve("assets/.hidden.js"), "hidden");
        Files.writeString(dist.resolve("index.html"), "the page");
        Files.writeString(dist.resolve("favicon.svg"), "<svg/>");
        Files.writeString(dist.resolve("assets/index-Ab_9.js"), "script");
    }

    @Test
    void the_page_is_served_at_the_root_and_revalidated_each_time() {
        assertThat(text("/")).isEqualTo("the page");
        assertThat(page("/").contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(page("/").headers()).containsEntry("Cache-Control", "no-cache");
        assertThat(page("/favicon.svg").headers()).containsEntry("Cache-Control", "no-cache");
    }

    @Test
    void the_licences_are_served() throws IOException {
        Files.writeString(dist.resolve("licences.md"), "licences");

        assertThat(text("/licences.md")).isEqualTo("licences");
        assertThat(page("/licences.md").contentType()).isEqualTo("text/markdown;charset=UTF-8");
    }

    @Test
    void assets_with_a_hash_in_their_name_are_immutable() {
        assertThat(text("/assets/index-Ab_9.js")).isEqualTo("script");
        assertThat(page("/assets/index-Ab_9.js").headers())
                .containsEntry("Cache-Control", "public, max-age=31536000, immutable");
    }

    @Test
    void every_file_has_the_headers_of_the_page() {
        for (String path : new String[] {"/", "/favicon.svg", "/assets/index-Ab_9.js"}) {
            assertThat(page(path).headers()).as(path).containsEntry("Content-Security-Policy", "default-src 'none'");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a.js, text/javascript;charset=UTF-8",
        "a.css, text/css;charset=UTF-8",
        "a.woff2, font/woff2",
        "a.svg, image/svg+xml",
        "a.png, image/png",
        "a.json, application/json",
        "a.b.js, text/javascript;charset=UTF-8",
        "a.exe, application/octet-stream",
        "a, application/octet-stream"
    })
    void the_content_type_follows_the_file_extension(String name, String type) throws IOException {
        Files.writeString(dist.resolve("assets").resolve(name), "x");

        assertThat(page("/assets/" + name).contentType()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret.js",
                "/assets/../../secret.js",
                "/assets/..",
                "/assets/..%2f..%2fsecret.js",
                "/assets/%2e%2e/%2e%2e/secret.js",
                "/assets/..\\..\\secret.js",
                "/assets/.hidden.js",
                "/assets/deeper/a.js",
                "/assets/deeper",
                "/assets/",
                "/assets",
                "//assets/index-Ab_9.js",
                "/other.html",
                "/index.html",
                "/assets/nothing.js",
                ""
            })
    void other_paths_are_not_served(String path) {
        assertThat(pages.find(path)).isEmpty();
    }

    @Test
    void a_symbolic_link_out_of_the_folder_is_not_followed() throws IOException {
        Files.createSymbolicLink(dist.resolve("assets/out.js"), project.resolve("dashboard/secret.js"));
        Files.createSymbolicLink(dist.resolve("assets/in.js"), dist.resolve("assets/index-Ab_9.js"));

        assertThat(pages.find("/assets/out.js")).isEmpty();
        assertThat(text("/assets/in.js")).isEqualTo("script");
    }

    @Test
    void a_missing_dashboard_is_reported_until_it_is_built() throws IOException {
        Files.delete(dist.resolve("index.html"));

        assertThat(pages.isBuilt()).isFalse();
        assertThat(text("/")).contains("dashboard is not built", "Node 20.19").hasLineCount(2);
        assertThat(page("/").contentType()).startsWith("text/plain");

        Files.writeString(dist.resolve("index.html"), "built meanwhile");

        assertThat(pages.isBuilt()).isTrue();
        assertThat(text("/")).isEqualTo("built meanwhile");
    }

    @Test
    void without_a_folder_only_the_notice_is_served() {
        DashboardPages none = new DashboardPages(project.resolve("nowhere"), Map.of());

        assertThat(none.find("/")).isPresent();
        assertThat(none.find("/favicon.svg")).isEmpty();
    }

    private StaticPage page(String path) {
        return pages.find(path).orElseThrow();
    }

    private String text(String path) {
        return new String(page(path).content(), UTF_8);
    }
}
