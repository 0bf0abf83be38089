package io.edgepurge.domain.url;

import io.edgepurge.domain.path.PathEncoding;
import io.edgepurge.domain.path.PathRule;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Folders that a wildcard must not cover completely. Wildcards for subfolders are allowed.
 *
 * @param folders case-sensitive, encoded paths relative to the URL endpoint, without a slash at either end
 */
public record ProtectedFolders(List<String> folders) {
    private static final Pattern SYNTAX = Pattern.compile("[^/?*]+(?:/[^/?*]+)*+");

    /**
     * The folders that ImageKit protects.
     *
     * @see <a href="https://docs.imagekit.io/features/cache-purging">Cache purging</a>
     */
    public static final ProtectedFolders DEFAULT = new ProtectedFolders(List.of("media/catalog", "s/files"));

    /**
     * Creates the set.
     *
     * @throws IllegalArgumentException if a folder has another form; the message describes the form
     */
    public ProtectedFolders {
        folders = List.copyOf(folders);
        folders.stream().filter(folder -> !isFolder(folder)).forEach(bad -> {
            throw new IllegalArgumentException(
                    "a protected folder must look like media/catalog, without '/' at either end and without '*': "
                            + bad);
        });
    }

    /** Parses a setting such as {@code media/catalog,s/files}. Spaces around a folder are ignored; blank means no folders. */
    public static ProtectedFolders parse(String setting) {
        return new ProtectedFolders(Stream.of(setting.split(",", -1))
                .map(String::strip)
                .filter(folder -> !setting.isBlank())
                .toList());
    }

    /** Returns a folder that the wildcard covers completely, if any. */
    Optional<String> coveredBy(WildcardScope wildcard) {
        return folders.stream()
                .filter(folder -> PathEncoding.comparable(folder + "/").startsWith(wildcard.stem()))
                .findFirst();
    }

    private static boolean isFolder(String text) {
        return SYNTAX.matcher(text).matches() && PathRule.brokenBy("/" + text).isEmpty();
    }
}
