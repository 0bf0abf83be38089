package io.edgepurge.domain.url;

import io.edgepurge.domain.path.PathEncoding;
import io.edgepurge.domain.path.PathRule;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Folders that no wildcard may take whole: paths from the URL endpoint on, case-sensitive, encoded, without a slash at
 * either end. Wildcards for folders inside them are fine.
 */
public record ProtectedFolders(List<String> folders) {
    private static final Pattern SYNTAX = Pattern.compile("[^/?*]+(?:/[^/?*]+)*+");

    /**
     * The ones ImageKit protects.
     *
     * @see <a href="https://docs.imagekit.io/features/cache-purging">Cache purging</a>
     */
    public static final ProtectedFolders DEFAULT = new ProtectedFolders(List.of("media/catalog", "s/files"));

    /** Throws {@link IllegalArgumentException}, with a sentence that names the fix, if a folder is spelled otherwise. */
    public ProtectedFolders {
        folders = List.copyOf(folders);
        folders.stream().filter(folder -> !isFolder(folder)).forEach(bad -> {
            throw new IllegalArgumentException(
                    "a protected folder must look like media/catalog, without '/' at either end and without '*': "
                            + bad);
        });
    }

    /** Reads a setting such as {@code media/catalog,s/files}. Spaces around a folder do not count; blank means none. */
    public static ProtectedFolders parse(String setting) {
        return new ProtectedFolders(Stream.of(setting.split(",", -1))
                .map(String::strip)
                .filter(folder -> !setting.isBlank())
                .toList());
    }

    /** The folder of which a wildcard would take everything, if there is one. */
    Optional<String> takenWholeBy(WildcardScope wildcard) {
        return folders.stream()
                .filter(folder -> PathEncoding.comparable(folder + "/").startsWith(wildcard.stem()))
                .findFirst();
    }

    private static boolean isFolder(String text) {
        return SYNTAX.matcher(text).matches() && PathRule.brokenBy("/" + text).isEmpty();
    }
}
