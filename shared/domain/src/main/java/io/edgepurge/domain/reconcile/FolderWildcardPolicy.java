package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.path.PathRule;
import java.util.List;

/**
 * An operator's permission to put one wildcard in the place of many files that wait in one folder of a distribution.
 *
 * @param moreThan how many different files of a folder may wait before that is done; at least 2
 * @param within the blast radius: folders, encoded, with a {@code /} at either end, in which files that nobody asked for
 *     may be purged along; at least one, and {@code /} is anywhere
 */
public record FolderWildcardPolicy(int moreThan, List<String> within) {
    private static final int FEWEST = 2;

    /** Throws {@link IllegalArgumentException}, with a sentence that names the fix, if a setting is not allowed. */
    public FolderWildcardPolicy {
        within = List.copyOf(within);
        if (moreThan < FEWEST) {
            throw new IllegalArgumentException(
                    "the threshold for a folder wildcard must be at least " + FEWEST + " files, not " + moreThan);
        }
        if (within.isEmpty()) {
            throw new IllegalArgumentException("specify at least one folder for folder wildcards; / means all folders");
        }
        within.stream().filter(folder -> !isFolder(folder)).forEach(bad -> {
            throw new IllegalArgumentException(
                    "a folder must look like /img/shoes/: encoded, with '/' at both ends, without '*' and '?': " + bad);
        });
    }

    /** Whether all that a wildcard takes lies in one of the folders. */
    boolean allow(InvalidationPath wildcard) {
        return within.stream()
                .map(folder -> folder + "*")
                .map(InvalidationPath::new)
                .anyMatch(all -> all.covers(wildcard));
    }

    private static boolean isFolder(String text) {
        return text.startsWith("/")
                && text.endsWith("/")
                && text.indexOf('?') < 0
                && PathRule.brokenBy(text + "*").isEmpty();
    }
}
