package io.edgepurge.aws;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * An HTTP client that sends reads of DynamoDB only. It answers every other call itself with an empty success. A caller thus runs
 * all code of a write, such as the signer and the parser, but changes nothing.
 */
record ReadOnlyHttpClient(SdkHttpClient http) implements SdkHttpClient {
    private static final Set<String> READS =
            Set.of("DynamoDB_20120810.GetItem", "DynamoDB_20120810.BatchGetItem", "DynamoDB_20120810.Query");

    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        boolean reads = request.httpRequest()
                .firstMatchingHeader("X-Amz-Target")
                .filter(READS::contains)
                .isPresent();
        return reads ? http.prepareRequest(request) : new EmptySuccess();
    }

    @Override
    public String clientName() {
        return http.clientName();
    }

    @Override
    public void close() {
        http.close();
    }

    private record EmptySuccess() implements ExecutableHttpRequest {
        @Override
        public HttpExecuteResponse call() {
            return HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder().statusCode(200).build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(EMPTY)))
                    .build();
        }

        @Override
        public void abort() {
            // the answer is complete
        }
    }
}
