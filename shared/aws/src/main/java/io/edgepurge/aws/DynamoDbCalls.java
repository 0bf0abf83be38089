package io.edgepurge.aws;

import io.edgepurge.domain.purge.StoreUnavailable;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** Translates failures of DynamoDB calls. Operations are named as in the API of DynamoDB. */
final class DynamoDbCalls {
    private static final String SERVICE = "DynamoDB";

    private DynamoDbCalls() {}

    /** Makes a call, and throws {@link StoreUnavailable} if it fails. */
    static <T> T call(String operation, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw unavailable(operation, e);
        }
    }

    static StoreUnavailable unavailable(String operation, SdkException e) {
        return new StoreUnavailable("DynamoDB did not execute " + operation, AwsCalls.failed(SERVICE, operation, e));
    }
}
