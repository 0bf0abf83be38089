package io.edgepurge.local.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.local.function.InvocationResult;
import io.edgepurge.local.function.InvocationResult.Failed;
import io.edgepurge.local.function.InvocationResult.Succeeded;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Interprets a partial batch response as Lambda does. An invalid response fails the whole batch.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Success and failure
 *     conditions</a>
 */
record BatchResponse(List<JsonNode> batch, boolean reportsFailures) {
    private static final ObjectMapper JSON = new ObjectMapper();

    List<JsonNode> processed(InvocationResult result) {
        return switch (result) {
            case Failed(String error) -> List.of();
            case Succeeded(String payload) -> reportsFailures ? processedAccordingTo(payload) : batch;
        };
    }

    private List<JsonNode> processedAccordingTo(String payload) {
        try {
            Set<String> failed = JSON.readTree(payload)
                    .path("batchItemFailures")
                    .valueStream()
                    .map(failure -> failure.path("itemIdentifier").asText(""))
                    .collect(Collectors.toSet());
            return ids().containsAll(failed) ? without(failed) : List.of();
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    private Set<String> ids() {
        return batch.stream().map(BatchResponse::idOf).collect(Collectors.toSet());
    }

    private List<JsonNode> without(Set<String> failed) {
        return batch.stream().filter(message -> !failed.contains(idOf(message))).toList();
    }

    private static String idOf(JsonNode message) {
        return message.path("MessageId").asText();
    }
}
