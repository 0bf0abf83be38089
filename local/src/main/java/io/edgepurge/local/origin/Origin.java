package io.edgepurge.local.origin;

import io.edgepurge.local.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;

/**
 * An origin on 127.0.0.1 that has an image under every path whose last segment ends in {@code .jpg}, {@code .jpeg}, {@code .png}
 * or {@code .gif}, for instance {@code /demo/products/shoe.jpg}; everything else is 404.
 *
 * <p>The images are real ones; the same URL gives the same bytes until a new version of its file is published. A file
 * is the path without query and without {@code tr:} segments, so a new version changes all its renditions, as an image
 * service does. Answers carry {@code Content-Type}, {@code ETag} and {@code Last-Modified}, and, where a tag header is
 * configured, the tags {@code file:<name>} and {@code folder:<name>}, as in {@code file:shoe.jpg, folder:products}.
 *
 * <p>{@code POST} to an image publishes a new version of its file, for processes that cannot call {@link #publish}. Safe for
 * use by many threads.
 */
public final class Origin implements AutoCloseable {
    private final VersionedObjects objects;
    private final LoopbackServer server;

    private Origin(VersionedObjects objects, LoopbackServer server) {
        this.objects = objects;
        this.server = server;
    }

    /** Starts listening. */
    public static Origin start(OriginConfig config) throws IOException {
        VersionedObjects objects = new VersionedObjects(config.clock());
        return new Origin(objects, LoopbackServer.start(config.port(), new OriginHandler(objects, config.tagHeader())));
    }

    /** Where the origin listens, without a trailing slash. */
    public URI uri() {
        return server.uri();
    }

    /**
     * Publishes a new version of a file: from now on its images have other bytes and another ETag.
     *
     * @param path percent-encoded, as in a URL; query and {@code tr:} segments are dropped
     * @return the number of the new version; a file nobody published is at version 1
     */
    public int publish(String path) {
        return objects.publish(path);
    }

    /** Stops at once. */
    @Override
    public void close() {
        server.close();
    }
}
