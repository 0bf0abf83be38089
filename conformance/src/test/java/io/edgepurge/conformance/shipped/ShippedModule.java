package io.edgepurge.conformance.shipped;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A module that is handed to somebody, with what the build says of it. */
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

    /** What it takes along, itself left out. */
    List<Library> libraries() throws IOException {
        try (Stream<String> lines = Files.lines(target("shipped.txt"))) {
            return lines.map(Library::read).flatMap(Optional::stream).toList();
        }
    }

    /** What is uploaded to Lambda. */
    Path functionJar() {
        return target(artifact() + "-lambda.jar");
    }

    /** Its own classes alone. */
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
