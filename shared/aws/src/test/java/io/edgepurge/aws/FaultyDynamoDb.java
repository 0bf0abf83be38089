package io.edgepurge.aws;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Injects faults into the next transactions; DynamoDB Local never reports a conflict. */
final class FaultyDynamoDb implements InterceptedDynamoDb.Interceptor {
    private final Deque<Fault> faults;

    private FaultyDynamoDb(Fault... faults) {
        this.faults = new ArrayDeque<>(List.of(faults));
    }

    /** Returns a client whose next transactions have these faults. */
    static DynamoDbClient of(DynamoDbClient real, Fault... faults) {
        return new InterceptedDynamoDb(real, new FaultyDynamoDb(faults));
    }

    @Override
    public <T> T call(DynamoDbRequest request, Supplier<T> real) {
        if (!(request instanceof TransactWriteItemsRequest transaction) || faults.isEmpty()) {
            return real.get();
        }
        return switch (faults.remove()) {
            case NONE -> real.get();
            case CONFLICT -> throw canceled("TransactionConflict", transaction);
            case THROTTLED -> throw canceled("ThrottlingError", transaction);
            case INVALID -> throw canceled("ValidationError", transaction);
            case LOST_BEFORE -> throw SdkClientException.create("connection reset before the request arrived");
            case LOST_AFTER -> {
                T _ = real.get();
                throw SdkClientException.create("connection reset before the answer arrived");
            }
        };
    }

    /** Returns the response to a transaction that is canceled because of its first write. */
    static TransactionCanceledException canceled(String reason, TransactWriteItemsRequest request) {
        List<CancellationReason> reasons = IntStream.range(
                        0, request.transactItems().size())
                .mapToObj(n -> CancellationReason.builder()
                        .code(n == 0 ? reason : "None")
                        .build())
                .toList();
        return TransactionCanceledException.builder()
                .message("Transaction cancelled [" + reason + "]")
                .cancellationReasons(reasons)
                .build();
    }

    enum Fault {
        NONE,
        CONFLICT,
        THROTTLED,
        INVALID,
        LOST_BEFORE,
        LOST_AFTER
    }
}
