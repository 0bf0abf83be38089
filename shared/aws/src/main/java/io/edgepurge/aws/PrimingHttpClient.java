package io.edgepurge.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * An HTTP client that answers as AWS does, from memory. It sends nothing. A function that uses it handles whole priming requests,
 * including their writes: the SDK writes requests, signs them, and reads responses as usual.
 */
final class PrimingHttpClient implements SdkHttpClient {
    private final PrimingTable table = new PrimingTable();

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Answer(answerTo(request));
    }

    @Override
    public String clientName() {
        return "Priming";
    }

    @Override
    public void close() {
        // there is no connection
    }

    private String answerTo(HttpExecuteRequest request) {
        String target =
                request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        String operation = target.substring(target.indexOf('.') + 1);
        if (target.startsWith("DynamoDB")) {
            return table.answer(operation, bodyOf(request));
        }
        return target.isEmpty()
                ? PrimingInvalidations.answer(request.httpRequest())
                : PrimingQueue.answer(operation, bodyOf(request));
    }

    private static JsonNode bodyOf(HttpExecuteRequest request) {
        ContentStreamProvider content = request.contentStreamProvider().orElseThrow();
        try (InputStream body = content.newStream()) {
            return JsonNode.parser().parse(new String(body.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Answer(String body) implements ExecutableHttpRequest {
        @Override
        public HttpExecuteResponse call() {
            return HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder().statusCode(200).build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body.getBytes(UTF_8))))
                    .build();
        }

        @Override
        public void abort() {
            // the answer is complete
        }
    }
}
