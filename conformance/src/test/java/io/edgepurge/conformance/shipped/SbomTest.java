package io.edgepurge.conformance.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the bills of materials with the jars and with the license table. */
@EnabledIfSystemProperty(
        named = "sbom",
        matches = "true",
        disabledReason = "bills of materials are made by mvn verify -Psbom")
class SbomTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<ShippedModule> modules() {
        return ShippedModule.all();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void a_module_lists_exactly_what_it_ships(ShippedModule module) throws IOException {
        assertThat(componentsOf(module.target("sbom.json")))
                .extracting(SbomTest::nameAndVersion)
                .containsExactlyInAnyOrderElementsOf(
                        module.libraries().stream().map(Library::nameAndVersion).toList());
    }

    @Test
    void the_aggregate_lists_everything_that_any_module_ships() throws IOException {
        Set<String> shipped = new HashSet<>();
        for (ShippedModule module : modules()) {
            module.libraries().forEach(library -> shipped.add(library.nameAndVersion()));
        }

        assertThat(componentsOf(Path.of("..", "target", "sbom.json")))
                .extracting(SbomTest::nameAndVersion)
                .filteredOn(component -> !component.startsWith("io.edgepurge:"))
                .containsExactlyInAnyOrderElementsOf(shipped.stream()
                        .filter(library -> !library.startsWith("io.edgepurge:"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void the_licenses_match_the_table(ShippedModule module) throws IOException {
        LicenceTable table = LicenceTable.read();

        assertThat(componentsOf(module.target("sbom.json")))
                .isNotEmpty()
                .allSatisfy(component -> assertThat(table.licenceOf(name(component)))
                        .as(nameAndVersion(component))
                        .hasValue(licenceOf(component)));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void the_bill_of_materials_is_reproducible(ShippedModule module) throws IOException {
        JsonNode bill = JSON.readTree(module.target("sbom.json").toFile());

        assertThat(bill.at("/metadata/timestamp").isMissingNode()).isTrue();
        assertThat(bill.at("/metadata/properties"))
                .anySatisfy(property -> assertThat(property.toString()).contains("cdx:reproducible", "enabled"));
    }

    private static List<JsonNode> componentsOf(Path bill) throws IOException {
        List<JsonNode> components = new ArrayList<>();
        JSON.readTree(bill.toFile()).path("components").forEach(components::add);
        return components;
    }

    private static String name(JsonNode component) {
        return component.path("group").asText() + ":" + component.path("name").asText();
    }

    private static String nameAndVersion(JsonNode component) {
        return name(component) + ":" + component.path("version").asText();
    }

    /** Returns the SPDX ID. Several licenses are joined, so that the test fails and someone checks them. */
    private static String licenceOf(JsonNode component) {
        List<String> licences = new ArrayList<>();
        component
                .path("licenses")
                .forEach(
                        choice -> licences.add(choice.path("license").path("id").asText(choice.toString())));
        return String.join(" and ", licences);
    }
}
