package io.edgepurge.local;

import io.edgepurge.local.aws.EmbeddedDynamoDb;
import io.edgepurge.local.aws.EmbeddedSqs;
import io.edgepurge.local.aws.SqsQueues;
import io.edgepurge.local.template.LocalValues;
import io.edgepurge.local.template.QueueResource;
import io.edgepurge.local.template.TableResource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An {@link AwsBackend} that runs DynamoDB Local and ElasticMQ on two ports of the stack. */
record EmbeddedAwsBackend(Optional<Path> tables, Ports ports, CloseStack closeStack) implements AwsBackend {
    static EmbeddedAwsBackend of(AwsBackendLocation.Embedded location, Ports ports, CloseStack closeStack) {
        location.tables().ifPresent(EmbeddedAwsBackend::requireWritable);
        return new EmbeddedAwsBackend(location.tables(), ports, closeStack);
    }

    private static void requireWritable(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "edgepurge", ".probe"));
        } catch (IOException e) {
            throw new StackStartException("cannot write to the folder " + folder + ": choose another --data-dir", e);
        }
    }

    @Override
    public URI dynamoDb() {
        return Ports.endpoint(ports.dynamoDb());
    }

    @Override
    public URI sqs() {
        return Ports.endpoint(ports.sqs());
    }

    @Override
    public LocalValues values(String region, Map<String, String> parameters) {
        return new LocalValues(region, EmbeddedSqs.ACCOUNT_ID, sqs(), parameters);
    }

    @Override
    public void createTables(List<TableResource> resources) {
        closeStack.register(EmbeddedDynamoDb.start(ports.dynamoDb(), tables, resources));
    }

    @Override
    public SqsQueues createQueues(String region, List<QueueResource> queues) {
        return closeStack
                .register(EmbeddedSqs.start(ports.sqs(), region, queues))
                .queues();
    }
}
