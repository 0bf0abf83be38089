package io.edgepurge.client;

import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * Invokes the service's Lambda function. A role that may invoke it may purge for every account. Retries of the SDK use the
 * same idempotency key. Safe for use by many threads.
 */
public final class LambdaPurgeClient implements PurgeClient, PurgeSender {
    private static final int ACCEPTED = 202;

    private final LambdaClient lambda;
    private final String function;
    private final String account;

    /**
     * Creates a client for one account. The caller closes the SDK's client; it must wait at least 30 s for a response, as it
     * does by default.
     *
     * @param function the name or ARN of {@code PurgeInvokeFunction}, with the alias if permission is granted on it
     * @param account the ID of the account to purge for
     */
    public LambdaPurgeClient(LambdaClient lambda, String function, String account) {
        this.lambda = lambda;
        this.function = function;
        this.account = account;
    }

    @Override
    public AcceptedPurge purge(PurgeRequest request) {
        Limits.requireOnePurge(request);
        return call(RequestBatches.of(request), AcceptedPurge::of);
    }

    @Override
    public AcceptedPurges purgeAll(PurgeRequest request) {
        Limits.requireBulk(request);
        return resumeUntilDone(RequestBatches.of(request), 0);
    }

    /** Invokes the function again as long as it makes progress: it stops between two purges before it times out. */
    private AcceptedPurges resumeUntilDone(RequestBatches bulk, int acceptedBefore) {
        try {
            return call(bulk, AcceptedPurges::of);
        } catch (PurgeOutcomeUnknown e) {
            if (e.accepted().size() <= acceptedBefore) {
                throw e;
            }
            return resumeUntilDone(bulk, e.accepted().size());
        }
    }

    /** Lambda tries the event up to three times, then sends it to the function's on-failure destination. */
    @Override
    public void send(PurgeRequest request) {
        Limits.requireBulk(request);
        InvokeResponse response = invoke(RequestBatches.of(request).unsplit(), InvocationType.EVENT);
        if (response.statusCode() != ACCEPTED) {
            throw InvocationErrors.outcomeUnknown(
                    request, "Lambda returned the unexpected status " + response.statusCode(), null);
        }
    }

    private <T> T call(RequestBatches bulk, Function<JsonFields, T> reader) {
        PurgeRequest request = bulk.unsplit();
        InvokeResponse response = invoke(request, InvocationType.REQUEST_RESPONSE);
        String payload = response.payload().asUtf8String();
        // the status is 200 even if the function failed
        if (response.functionError() != null) {
            throw InvocationErrors.ofFunction(bulk, payload);
        }
        try {
            return reader.apply(JsonFields.parse(payload));
        } catch (UnreadableResponse e) {
            throw InvocationErrors.outcomeUnknown(request, "The function responded, but " + e.getMessage(), e);
        }
    }

    private InvokeResponse invoke(PurgeRequest request, InvocationType type) {
        try {
            return lambda.invoke(InvokeRequest.builder()
                    .functionName(function)
                    .invocationType(type)
                    .payload(SdkBytes.fromUtf8String(
                            RequestJson.event(account, request).toString()))
                    .build());
        } catch (SdkException e) {
            throw InvocationErrors.ofSdk(request, e);
        }
    }
}
