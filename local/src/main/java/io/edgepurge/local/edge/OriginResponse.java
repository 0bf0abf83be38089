package io.edgepurge.local.edge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/** An origin response: complete in memory if it is small enough to cache, otherwise its first part and the remaining stream. */
@SuppressWarnings("ArrayRecordComponent")
record OriginResponse(int status, HttpHeaders headers, byte[] start, InputStream rest) implements AutoCloseable {
    private static final int MAX_OBJECT_BYTES = 16 << 20;

    static OriginResponse from(HttpResponse<InputStream> response) throws IOException {
        byte[] start = response.body().readNBytes(MAX_OBJECT_BYTES + 1);
        return new OriginResponse(response.statusCode(), response.headers(), start, response.body());
    }

    boolean isWhole() {
        return start.length <= MAX_OBJECT_BYTES;
    }

    InputStream body() {
        return new SequenceInputStream(new ByteArrayInputStream(start), rest);
    }

    @Override
    public void close() throws IOException {
        rest.close();
    }
}
