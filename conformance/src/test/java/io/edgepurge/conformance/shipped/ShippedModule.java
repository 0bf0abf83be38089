package io.edgepurge.conformance.shipped;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A module that is shipped, with the files that its build writes. */
record ShippedModule(String folder) {
    static List<ShippedModule> functions() {
        return Stream.of("purge-api", "purge-invoke", "status", "invalidation-worker")
                .map(name -> new ShippedModule("functions/" + name))
                .toList();
    }

    static List<ShippedModule> all() {
        return Stream.concat(functions().stream(), Stream.of(new ShippedModule("client")))
                .toList();
    }

    /** Returns the libraries that the module ships. */
    List<Library> libraries() throws IOException {
        try (Stream<String> lines = Files.lines(target("shipped.txt"))) {
            return lines.map(Library::read).flatMap(Optional::stream).toList();
        }
    }

    /** Returns the jar that is uploaded to Lambda. */
    Path functionJar() {
        return target(artifact() + "-lambda.jar");
    }

    /** Returns the jar with the classes of the module only. */
    Path ownJar() {
        return target(artifact() + ".jar");
    }

    Path target(String file) {
        return Path.of("..", folder, "target", file);
    }

    private String artifact() {
        return "edgepurge-" + Path.of(folder).getFileName();
    }

    @Override
    public String toString() {
        return folder;
    }
}
