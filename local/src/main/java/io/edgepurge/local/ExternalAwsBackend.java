package io.edgepurge.local;

import io.edgepurge.local.aws.AwsJsonException;
import io.edgepurge.local.aws.DynamoDbTables;
import io.edgepurge.local.aws.SqsQueues;
import io.edgepurge.local.template.LocalValues;
import io.edgepurge.local.template.QueueResource;
import io.edgepurge.local.template.TableResource;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * An {@link AwsBackend} over another AWS emulator. Its tables and queues have unique names and are deleted when the stack
 * closes.
 */
record ExternalAwsBackend(AwsBackendLocation.External location, String accountId, String prefix, CloseStack closeStack)
        implements AwsBackend {
    private static final int PREFIX_CHARS = 8;

    static ExternalAwsBackend of(AwsBackendLocation.External location, CloseStack closeStack) {
        String own = UUID.randomUUID().toString().substring(0, PREFIX_CHARS);
        String accountId = callAws(location.sqs(), () -> SqsQueues.accountIdAt(location.sqs()));
        return new ExternalAwsBackend(location, accountId, "edgepurge-" + own + "-", closeStack);
    }

    @Override
    public URI dynamoDb() {
        return location.dynamoDb();
    }

    @Override
    public URI sqs() {
        return location.sqs();
    }

    @Override
    public LocalValues values(String region, Map<String, String> parameters) {
        return new LocalValues(region, accountId, sqs(), parameters, prefix);
    }

    @Override
    public void createTables(List<TableResource> tables) {
        closeStack.register(() -> DynamoDbTables.delete(dynamoDb(), tables));
        boolean _ = callAws(dynamoDb(), () -> {
            DynamoDbTables.create(dynamoDb(), tables);
            return true;
        });
    }

    @Override
    public SqsQueues createQueues(String region, List<QueueResource> queues) {
        SqsQueues.Owner owner = new SqsQueues.Owner(region, accountId);
        SqsQueues created = closeStack.register(callAws(sqs(), () -> SqsQueues.create(sqs(), owner, queues)));
        closeStack.register(() -> created.delete(queues));
        return created;
    }

    private static <T> T callAws(URI address, Supplier<T> call) {
        try {
            return call.get();
        } catch (UncheckedIOException e) {
            throw new StackStartException("no response from " + address + ": is the AWS emulator running?", e);
        } catch (AwsJsonException e) {
            throw new StackStartException(
                    "the AWS emulator at " + address + " rejected the call: " + e.getMessage(), e);
        }
    }
}
