package io.edgepurge.local.origin;

import io.edgepurge.local.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;

/**
 * An origin on 127.0.0.1 that serves an image for every path that ends in {@code .jpg}, {@code .jpeg}, {@code .png} or
 * {@code .gif}, such as {@code /demo/products/shoe.jpg}. All other paths return 404.
 *
 * <p>The same URL returns the same bytes until a new version of its file is published. A file is the path without the query and
 * without transformations: {@code tr:} segments and sizes such as {@code /300x300/}. A new version therefore changes all variants of
 * the image, as in an image service. Responses carry {@code Content-Type}, {@code ETag} and {@code Last-Modified}. If a tag header is
 * configured, they carry the tags {@code file:<name>} and {@code folder:<name>}, such as {@code file:shoe.jpg, folder:products}, and
 * the {@link ImageTag} that all variants of the image share.
 *
 * <p>{@code POST} to an image publishes a new version, for processes that cannot call {@link #publish}. Thread-safe.
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

    /** Returns the URL without a trailing slash. */
    public URI uri() {
        return server.uri();
    }

    /**
     * Publishes a new version of a file. Its images then have different bytes and a different ETag.
     *
     * @param path the percent-encoded path; the query and transformations are ignored
     * @return the number of the new version; unpublished files are at version 1
     */
    public int publish(String path) {
        return objects.publish(path);
    }

    /** Stops immediately. */
    @Override
    public void close() {
        server.close();
    }
}
