package io.edgepurge.local.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Prepares and inspects buckets of an S3 emulator over HTTP, without a start of the AWS CLI for each step. */
final class S3Client implements AutoCloseable {
    /** The emulator reads the region and the service from it, and verifies no signature. */
    private static final String AUTHORIZATION = "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/s3/aws4_request,"
            + " SignedHeaders=host, Signature=0";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI endpoint;

    S3Client(URI endpoint) {
        this.endpoint = endpoint;
    }

    void createBucket(String bucket) {
        call("PUT", "/" + bucket, "");
    }

    void enableVersioning(String bucket) {
        call("PUT", "/" + bucket + "?versioning", """
                <VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Status>Enabled</Status></VersioningConfiguration>
                """);
    }

    void put(String bucket, String key, String content) {
        call("PUT", "/" + bucket + "/" + key, content);
    }

    void delete(String bucket, String key) {
        call("DELETE", "/" + bucket + "/" + key, "");
    }

    /** Fails unless the bucket is empty. */
    void deleteBucket(String bucket) {
        call("DELETE", "/" + bucket, "");
    }

    HttpHeaders headersOf(String bucket, String key) {
        return call("HEAD", "/" + bucket + "/" + key, "").headers();
    }

    /** Returns the listing as XML. */
    String objects(String bucket) {
        return call("GET", "/" + bucket + "?list-type=2", "").body();
    }

    /** Returns the listing of all versions and delete markers as XML. */
    String versions(String bucket) {
        return call("GET", "/" + bucket + "?versions", "").body();
    }

    private HttpResponse<String> call(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve(path))
                .header("Authorization", AUTHORIZATION)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode())
                    .as(method + " " + path + ": " + response.body())
                    .isBetween(200, 299);
            return response;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
