package io.edgepurge.conformance.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard names the licenses of its packages, and its lock files name no registry. */
class DashboardPackagesTest {
    private static final Set<String> ALLOWED = Set.of("Apache-2.0", "MIT", "BSD-3-Clause", "0BSD");
    private static final Path FOLDER = Path.of("..", "dashboard");
    private static final Path IN_THE_PAGE = FOLDER.resolve("dist/licences.md");

    /** The license file that Vite writes. */
    private static final Pattern BUNDLED = Pattern.compile("(?m)^## (\\S+) - (\\S+) \\((\\S+)\\)$");

    private record NpmPackage(String name, String licence) {}

    @Test
    void every_runtime_package_has_its_license_in_the_table() throws IOException {
        LicenceTable table = LicenceTable.ofTheDashboard();

        assertThat(packages())
                .hasSizeGreaterThan(10)
                .allSatisfy(found -> assertThat(table.licenceOf(found.name()))
                        .as(found.name())
                        .hasValue(found.licence()));
    }

    @Test
    void the_table_lists_only_allowed_licenses_and_used_packages() throws IOException {
        List<NpmPackage> packages = packages();

        assertThat(LicenceTable.ofTheDashboard().rows()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.licence()).isIn(ALLOWED);
            assertThat(packages).as(row.library()).anyMatch(found -> row.isOf(found.name()));
        });
    }

    @Test
    void the_built_dashboard_contains_the_license_texts() throws IOException {
        assumeTrue(Files.exists(IN_THE_PAGE), "the dashboard is not built: its licences are not read");
        LicenceTable table = LicenceTable.ofTheDashboard();

        assertThat(BUNDLED.matcher(Files.readString(IN_THE_PAGE)).results())
                .hasSizeGreaterThan(10)
                .allSatisfy(found -> assertThat(table.licenceOf(found.group(1)))
                        .as(found.group(1))
                        .hasValue(found.group(3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../dashboard", "../end-to-end/src/test/node"})
    void the_lock_file_names_no_registry_and_has_a_hash_for_each_package(String folder) throws IOException {
        Path list = Path.of(folder, "package-lock.json");

        assertThat(Files.readString(list)).doesNotContain("\"resolved\"", ".tgz");
        assertThat(new ObjectMapper().readTree(list.toFile()).path("packages").propertyStream())
                .filteredOn(entry -> !entry.getKey().isEmpty())
                .isNotEmpty()
                .allSatisfy(
                        entry -> assertThat(entry.getValue().path("integrity").asText())
                                .as(entry.getKey())
                                .startsWith("sha512-"));
    }

    @Test
    void the_npm_settings_name_no_registry_and_disable_scripts() throws IOException {
        assertThat(Files.readString(FOLDER.resolve(".npmrc")))
                .contains("omit-lockfile-registry-resolved=true", "\nignore-scripts=true\n")
                .doesNotContain("registry=", "://");
    }

    /** Returns the runtime packages, without build and test tools. */
    private static List<NpmPackage> packages() throws IOException {
        JsonNode list =
                new ObjectMapper().readTree(FOLDER.resolve("package-lock.json").toFile());
        return list.path("packages")
                .propertyStream()
                .filter(entry -> !entry.getKey().isEmpty())
                .filter(entry -> !entry.getValue().path("dev").asBoolean()
                        && !entry.getValue().path("devOptional").asBoolean())
                .map(entry -> new NpmPackage(
                        entry.getKey().replaceFirst(".*node_modules/", ""),
                        entry.getValue().path("license").asText()))
                .toList();
    }
}
