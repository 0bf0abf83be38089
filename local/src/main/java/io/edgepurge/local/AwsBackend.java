package io.edgepurge.local;

import io.edgepurge.local.aws.SqsQueues;
import io.edgepurge.local.template.LocalValues;
import io.edgepurge.local.template.QueueResource;
import io.edgepurge.local.template.TableResource;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The DynamoDB tables and SQS queues of one stack. Closing the stack stops or deletes them. */
interface AwsBackend {
    /** Returns the value of {@code AWS_ENDPOINT_URL_DYNAMODB}. */
    URI dynamoDb();

    /** Returns the value of {@code AWS_ENDPOINT_URL_SQS}. */
    URI sqs();

    /** Returns the values that the template's references resolve to. */
    LocalValues values(String region, Map<String, String> parameters);

    void createTables(List<TableResource> tables);

    SqsQueues createQueues(String region, List<QueueResource> queues);

    /** Creates the backend that the configuration selects. Throws {@link StackStartException} if it is unavailable. */
    static AwsBackend of(LocalConfig config, CloseStack closeStack) {
        return switch (config.aws()) {
            case AwsBackendLocation.Embedded location -> EmbeddedAwsBackend.of(location, config.ports(), closeStack);
            case AwsBackendLocation.External location -> ExternalAwsBackend.of(location, closeStack);
        };
    }
}
