package io.edgepurge.client;

import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * Asks by invoking the service's function, for an account that the caller names: whoever may invoke it may purge for all of
 * them. What the SDK tries again by itself goes under the same idempotency key. Safe for use by many threads.
 */
public final class LambdaPurgeClient implements PurgeClient, PurgeSender {
    private static final int TAKEN = 202;

    private final LambdaClient lambda;
    private final String function;
    private final String account;

    /**
     * The SDK's client stays its maker's to close; it should wait 30 s for an answer, as it does unless told otherwise.
     *
     * @param function the name or ARN of {@code PurgeInvokeFunction}, with its alias where invocation is granted on that
     * @param account the id of the account to purge for
     */
    public LambdaPurgeClient(LambdaClient lambda, String function, String account) {
        this.lambda = lambda;
        this.function = function;
        this.account = account;
    }

    @Override
    public AcceptedPurge purge(PurgeRequest request) {
        Limits.onePurge(request);
        return answer(RequestBatches.of(request), AcceptedPurge::of);
    }

    @Override
    public AcceptedPurges purgeAll(PurgeRequest request) {
        Limits.longRequest(request);
        return resumeUntilDone(RequestBatches.of(request), 0);
    }

    /** The function stops when its time is up, between two purges. */
    private AcceptedPurges resumeUntilDone(RequestBatches asked, int acceptedBefore) {
        try {
            return answer(asked, AcceptedPurges::of);
        } catch (PurgeOutcomeUnknown e) {
            if (e.accepted().size() <= acceptedBefore) {
                throw e;
            }
            return resumeUntilDone(asked, e.accepted().size());
        }
    }

    /** Lambda tries it three times itself, and then hands it to the function's on-failure destination. */
    @Override
    public void send(PurgeRequest request) {
        Limits.longRequest(request);
        InvokeResponse response = invoke(RequestBatches.of(request).once(), InvocationType.EVENT);
        if (response.statusCode() != TAKEN) {
            throw LambdaErrors.unanswered(
                    request, "Lambda took the event with status " + response.statusCode(), null);
        }
    }

    private <T> T answer(RequestBatches asked, Function<JsonFields, T> reader) {
        PurgeRequest request = asked.once();
        InvokeResponse response = invoke(request, InvocationType.REQUEST_RESPONSE);
        String payload = response.payload().asUtf8String();
        // the status is 200 even when the function failed
        if (response.functionError() != null) {
            throw LambdaErrors.failure(asked, payload);
        }
        try {
            return reader.apply(JsonFields.parse(payload));
        } catch (UnreadableResponse e) {
            throw LambdaErrors.unanswered(request, "The function answered, but " + e.getMessage(), e);
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
            throw LambdaErrors.failure(request, e);
        }
    }
}
