package io.edgepurge.conformance.shipped;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One jar of many that a module ships, as Maven resolved it. */
record Library(String group, String artifact, String version, Path jar) {
    private static final Pattern LISTED =
            Pattern.compile(" *([^: ]+):([^:]+):jar:([^:]+):(?:compile|runtime):(.+?\\.jar)(?: .*)?");

    /** Reads a line of what {@code dependency:list} writes; empty for its headings. */
    static Optional<Library> read(String line) {
        Matcher listed = LISTED.matcher(line);
        return listed.matches()
                ? Optional.of(new Library(listed.group(1), listed.group(2), listed.group(3), Path.of(listed.group(4))))
                : Optional.empty();
    }

    /** As in {@code org.slf4j:slf4j-api}. */
    String name() {
        return group + ":" + artifact;
    }

    String nameAndVersion() {
        return name() + ":" + version;
    }
}
