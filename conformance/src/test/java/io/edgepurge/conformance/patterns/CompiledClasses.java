package io.edgepurge.conformance.patterns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the regular expressions in the compiled classes of all modules. */
final class CompiledClasses {
    private static final Path PROJECT = Path.of("..");

    private CompiledClasses() {}

    /** Returns the folders of compiled classes of the modules that have code. */
    static List<Path> folders() {
        return Stream.of(".", "shared", "functions")
                .map(PROJECT::resolve)
                .flatMap(parent -> children(parent).stream())
                .filter(module -> Files.isDirectory(module.resolve("src/main/java")))
                .map(module -> module.resolve("target/classes"))
                .toList();
    }

    /** Returns all uses in the classes of a folder. */
    static List<PatternUse> usesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .flatMap(file -> usesInClass(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<PatternUse> usesInClass(Path file) {
        try {
            String className = file.getFileName().toString().replace(".class", "");
            return PatternCalls.of(className, ClassFile.of().parse(file)).uses().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
