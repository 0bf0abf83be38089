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
            throw new IllegalArgumentException("a folder is widened when more than " + FEWEST
                    + " files wait in it, or any higher number, not " + moreThan);
        }
        if (within.isEmpty()) {
            throw new IllegalArgumentException("name at least one folder in which files may be purged along; / is all");
        }
        within.stream().filter(folder -> !isFolder(folder)).forEach(bad -> {
            throw new IllegalArgumentException(
                    "a folder is written like /img/shoes/, encoded, with '/' at its ends and without '*' and '?': "
                            + bad);
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
