package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.path.PathRule;
import java.util.List;

/**
 * An operator's permission to replace many queued files of one folder by one wildcard.
 *
 * @param moreThan the number of different queued files in a folder above which a wildcard replaces them; at least 2
 * @param within the blast radius: folders, encoded, with a {@code /} at both ends, in which files that no caller requested
 *     may be purged too; at least one; {@code /} allows all folders
 */
public record FolderWildcardPolicy(int moreThan, List<String> within) {
    private static final int FEWEST = 2;

    /** @throws IllegalArgumentException if a setting is not allowed; the message names the fix */
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

    /** Returns true if everything that the wildcard covers is in one of the folders. */
    boolean allows(InvalidationPath wildcard) {
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
