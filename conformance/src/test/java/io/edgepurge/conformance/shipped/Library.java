package io.edgepurge.conformance.shipped;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A jar that a module ships, as resolved by Maven. */
record Library(String group, String artifact, String version, Path jar) {
    private static final Pattern LISTED =
            Pattern.compile(" *([^: ]+):([^:]+):jar:([^:]+):(?:compile|runtime):(.+?\\.jar)(?: .*)?");

    /** Parses a line of {@code dependency:list}; empty for headings. */
    static Optional<Library> read(String line) {
        Matcher listed = LISTED.matcher(line);
        return listed.matches()
                ? Optional.of(new Library(listed.group(1), listed.group(2), listed.group(3), Path.of(listed.group(4))))
                : Optional.empty();
    }

    /** Returns the coordinates without the version, such as {@code org.slf4j:slf4j-api}. */
    String name() {
        return group + ":" + artifact;
    }

    String nameAndVersion() {
        return name() + ":" + version;
    }
}
