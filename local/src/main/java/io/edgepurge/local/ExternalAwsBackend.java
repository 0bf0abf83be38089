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

/** Tables and queues at somebody else's DynamoDB and SQS, under names of their own, gone when the stack closes. */
record ExternalAwsBackend(AwsBackendLocation.AtAStandIn place, String accountId, String prefix, CloseStack parts)
        implements AwsBackend {
    private static final int LETTERS_OF_A_NAME = 8;

    static ExternalAwsBackend of(AwsBackendLocation.AtAStandIn place, CloseStack parts) {
        String own = UUID.randomUUID().toString().substring(0, LETTERS_OF_A_NAME);
        String accountId = answered(place.sqs(), () -> SqsQueues.accountIdAt(place.sqs()));
        return new ExternalAwsBackend(place, accountId, "edgepurge-" + own + "-", parts);
    }

    @Override
    public URI dynamoDb() {
        return place.dynamoDb();
    }

    @Override
    public URI sqs() {
        return place.sqs();
    }

    @Override
    public LocalValues values(String region, Map<String, String> parameters) {
        return new LocalValues(region, accountId, sqs(), parameters, prefix);
    }

    @Override
    public void createTables(List<TableResource> tables) {
        parts.keep(() -> DynamoDbTables.delete(dynamoDb(), tables));
        boolean _ = answered(dynamoDb(), () -> {
            DynamoDbTables.create(dynamoDb(), tables);
            return true;
        });
    }

    @Override
    public SqsQueues createQueues(String region, List<QueueResource> queues) {
        SqsQueues.Owner owner = new SqsQueues.Owner(region, accountId);
        SqsQueues made = parts.keep(answered(sqs(), () -> SqsQueues.create(sqs(), owner, queues)));
        parts.keep(() -> made.delete(queues));
        return made;
    }

    private static <T> T answered(URI address, Supplier<T> call) {
        try {
            return call.get();
        } catch (UncheckedIOException e) {
            throw new StackStartException("nothing answers at " + address + ": is the stand-in of AWS running?", e);
        } catch (AwsJsonException e) {
            throw new StackStartException("the stand-in of AWS at " + address + " refuses " + e.getMessage(), e);
        }
    }
}
