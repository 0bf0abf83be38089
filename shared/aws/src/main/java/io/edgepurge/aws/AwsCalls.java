package io.edgepurge.aws;

import io.edgepurge.domain.purge.ServiceCallFailed;
import io.edgepurge.domain.schedule.SchedulerUnavailable;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Describes failed AWS calls by names and codes. Messages of AWS can quote values of the request, so they are left out. */
final class AwsCalls {
    private AwsCalls() {}

    /** Returns an exception for the log. */
    static ServiceCallFailed failed(String service, String operation, SdkException e) {
        return new ServiceCallFailed(service, operation, codeOf(e), cancellationReasonsOf(e), e);
    }

    /** Returns the exception for a call of EventBridge Scheduler. Its message is shown to operators, but not logged. */
    static SchedulerUnavailable schedulerUnavailable(String operation, SdkException e) {
        return new SchedulerUnavailable(String.valueOf(e.getMessage()), failed("Scheduler", operation, e));
    }

    /** Returns the error code of AWS, such as {@code AccessDeniedException}, or the class of a failure without a response. */
    private static String codeOf(SdkException e) {
        return e instanceof AwsServiceException service
                        && service.awsErrorDetails() != null
                        && service.awsErrorDetails().errorCode() != null
                ? service.awsErrorDetails().errorCode()
                : e.getClass().getSimpleName();
    }

    /** Returns one code for each write of a canceled transaction, such as {@code None} or {@code ThrottlingError}. */
    private static List<String> cancellationReasonsOf(SdkException e) {
        return e instanceof TransactionCanceledException canceled
                ? canceled.cancellationReasons().stream()
                        .map(CancellationReason::code)
                        .map(String::valueOf)
                        .toList()
                : List.of();
    }
}
