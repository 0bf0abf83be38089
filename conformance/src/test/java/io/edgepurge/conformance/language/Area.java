package io.edgepurge.conformance.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A part of the project with a count of its own. */
enum Area {
    JAVA {
        @Override
        boolean contains(String file) {
            return file.contains("/src/main/java/") && file.endsWith(".java") && !COMMAND_LINE.contains(file);
        }
    },
    COMMAND_LINE {
        @Override
        boolean contains(String file) {
            return file.startsWith("cli/src/main/java/");
        }
    },
    DASHBOARD {
        @Override
        boolean contains(String file) {
            return file.startsWith("dashboard/src/") && file.matches(".*\\.tsx?") && !file.matches(".*\\.test\\.tsx?");
        }
    },
    DOCUMENTATION {
        @Override
        boolean contains(String file) {
            return file.endsWith(".md") && !file.equals("docs/licences.md");
        }

        @Override
        List<Passage> passages(Path file, String source) {
            return new MarkdownText(file, source).passages();
        }
    },
    OPENAPI {
        @Override
        boolean contains(String file) {
            return file.equals("docs/openapi.yaml");
        }

        @Override
        List<Passage> passages(Path file, String source) {
            return new YamlText(file, source).passages();
        }
    },
    TEMPLATE {
        @Override
        boolean contains(String file) {
            return file.equals("template.yaml");
        }

        @Override
        List<Passage> passages(Path file, String source) {
            return new YamlText(file, source).passages();
        }
    };

    private static final Path PROJECT = Path.of("..");
    private static final Set<String> SKIPPED = Set.of("target", "node_modules", "dist", ".git", ".m2");

    /** @param file relative to the project, with slashes */
    abstract boolean contains(String file);

    List<Passage> passages(Path file, String source) {
        SourceText text = new SourceText(file, source);
        return Stream.concat(text.comments().stream(), text.messages().stream()).toList();
    }

    /** Returns the sentences of all files of this area. */
    List<Passage.Sentence> sentences() {
        return files().flatMap(file -> passages(file, read(file)).stream())
                .flatMap(passage -> passage.sentences().stream())
                .toList();
    }

    /** Returns the descriptions of the documentation comments of this area; empty for texts that are not code. */
    List<Passage> descriptions() {
        return files().filter(file -> file.toString().matches(".*\\.(?:java|tsx?)"))
                .flatMap(file -> new SourceText(file, read(file)).descriptions().stream())
                .toList();
    }

    private Stream<Path> files() {
        return Project.FILES.stream().filter(file -> contains(file.toString().replace('\\', '/')));
    }

    private static String read(Path file) {
        try {
            return Files.readString(PROJECT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The project's files, listed once. */
    private static final class Project {
        static final List<Path> FILES = below(PROJECT).map(PROJECT::relativize).toList();

        private static Stream<Path> below(Path folder) {
            try (Stream<Path> children = Files.list(folder)) {
                return children.sorted().toList().stream()
                        .flatMap(child -> Files.isDirectory(child)
                                ? SKIPPED.contains(child.getFileName().toString()) ? Stream.empty() : below(child)
                                : Stream.of(child));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
