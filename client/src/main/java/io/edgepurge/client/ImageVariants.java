package io.edgepurge.client;

import java.util.List;
import java.util.Optional;

/**
 * The variants of an image that are purged with it.
 *
 * @param paths all paths of the image, its own first
 * @param notReached the variants that the purge does not reach
 * @param alsoPurges the wildcards that also purge variants of other images
 */
public record ImageVariants(List<String> paths, List<Gap> notReached, List<SharedWildcard> alsoPurges) {
    public ImageVariants {
        paths = List.copyOf(paths);
        notReached = List.copyOf(notReached);
        alsoPurges = List.copyOf(alsoPurges);
    }

    /**
     * Variants that the purge does not reach.
     *
     * @param code a stable name of the reason
     * @param detail a sentence about the reason
     * @param path the path that is not purged, if it is known
     */
    public record Gap(String code, String detail, Optional<String> path) {
        private static Gap of(JsonFields json) {
            return new Gap(json.text("code"), json.text("detail"), json.optionalText("path"));
        }
    }

    /**
     * A wildcard that also purges variants of other images.
     *
     * @param detail a sentence about its effect
     */
    public record SharedWildcard(String path, String detail) {
        private static SharedWildcard of(JsonFields json) {
            return new SharedWildcard(json.text("path"), json.text("detail"));
        }
    }

    static Optional<ImageVariants> in(JsonFields json) {
        return json.has("image")
                ? Optional.of(new ImageVariants(
                        json.texts("paths"),
                        json.each("notReached", Gap::of),
                        json.each("alsoPurges", SharedWildcard::of)))
                : Optional.empty();
    }
}
