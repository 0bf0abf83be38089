package io.edgepurge.conformance.shipped;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped jars contain exactly the listed libraries, with their licenses. */
class ShippedTest {
    private static final Set<String> ALLOWED = Set.of("Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause");

    /** An entry of a jar with its content, so that another version of a library is another entry. */
    private record ClassFile(String name, long crc) {}

    static List<ShippedModule> functions() {
        return ShippedModule.functions();
    }

    static List<ShippedModule> modules() {
        return ShippedModule.all();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_function_jar_contains_exactly_the_listed_libraries(ShippedModule function) throws IOException {
        Set<ClassFile> inTheJar = classesOf(function.functionJar());
        Set<ClassFile> listed = classesOf(function.ownJar());

        for (Library library : function.libraries()) {
            Set<ClassFile> classes = classesOf(library.jar());
            assertThat(classes).as(library.name()).isNotEmpty().anyMatch(inTheJar::contains);
            listed.addAll(classes);
        }

        assertThat(inTheJar).hasSizeGreaterThan(1000).isSubsetOf(listed);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void every_shipped_library_has_its_license_in_the_table(ShippedModule module) throws IOException {
        LicenceTable table = LicenceTable.read();

        assertThat(module.libraries())
                .isNotEmpty()
                .allSatisfy(library -> assertThat(table.licenceOf(library.name()))
                        .as(library.name() + " is in docs/licences.md")
                        .isPresent());
    }

    @Test
    void the_table_lists_only_allowed_licenses_and_shipped_libraries() throws IOException {
        Set<String> shipped = new HashSet<>();
        for (ShippedModule module : modules()) {
            module.libraries().forEach(library -> shipped.add(library.name()));
        }

        assertThat(LicenceTable.read().rows()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.licence()).isIn(ALLOWED);
            assertThat(shipped).as(row.library()).anyMatch(row::isOf);
        });
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_function_jar_contains_licenses_and_notices(ShippedModule function) throws IOException {
        try (JarFile jar = new JarFile(function.functionJar().toFile())) {
            assertThat(textIn(jar, "META-INF/LICENSE")).isEqualTo(Files.readString(Path.of("..", "LICENSE")));
            assertThat(textIn(jar, "META-INF/licences.md")).isEqualTo(Files.readString(LicenceTable.PAGE));
            assertThat(textIn(jar, "META-INF/NOTICE"))
                    .contains("AWS SDK for Java 2.0", "Amazon Technologies, Inc")
                    .doesNotContain("${");
            assertThat(textIn(jar, "META-INF/FastDoubleParser-LICENSE")).isNotBlank();
        }
    }

    private static String textIn(JarFile jar, String entry) throws IOException {
        ZipEntry found = jar.getEntry(entry);
        assertThat(found).as(entry).isNotNull();
        try (InputStream bytes = jar.getInputStream(found)) {
            return new String(bytes.readAllBytes(), UTF_8);
        }
    }

    private static Set<ClassFile> classesOf(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .map(entry -> new ClassFile(entry.getName(), entry.getCrc()))
                    .collect(Collectors.toCollection(HashSet::new));
        }
    }
}
