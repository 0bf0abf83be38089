package io.edgepurge.local;

import io.edgepurge.local.aws.SqsQueues;
import io.edgepurge.local.template.LocalValues;
import io.edgepurge.local.template.QueueResource;
import io.edgepurge.local.template.TableResource;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** DynamoDB and SQS of one stack; what is started or made for it ends with its parts. */
interface AwsBackend {
    /** For {@code AWS_ENDPOINT_URL_DYNAMODB}. */
    URI dynamoDb();

    /** For {@code AWS_ENDPOINT_URL_SQS}. */
    URI sqs();

    /** What the template's references stand for. */
    LocalValues values(String region, Map<String, String> parameters);

    void createTables(List<TableResource> tables);

    SqsQueues createQueues(String region, List<QueueResource> queues);

    /** Throws {@link StackStartException} where they cannot be. */
    static AwsBackend of(LocalConfig config, CloseStack closeStack) {
        return switch (config.aws()) {
            case AwsBackendLocation.Embedded location -> EmbeddedAwsBackend.of(location, config.ports(), closeStack);
            case AwsBackendLocation.External location -> ExternalAwsBackend.of(location, closeStack);
        };
    }
}
