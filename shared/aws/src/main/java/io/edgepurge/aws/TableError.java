package io.edgepurge.aws;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** The causes of a failed table access, each with a different fix. */
public enum TableError {
    /** No AWS region is set. */
    NO_REGION,
    /** The SDK found no credentials, or the session expired before a call. */
    NO_CREDENTIALS,
    /** AWS rejects the credentials. */
    BAD_CREDENTIALS,
    /** The credentials lack a permission. */
    NOT_ALLOWED,
    /** The table does not exist in this AWS account and region. */
    NO_TABLE,
    /** The table has another key schema, so it does not belong to this service. */
    OTHER_TABLE,
    /** The request failed or timed out. */
    UNREACHABLE,
    /** Another error; see DynamoDB's message. */
    UNKNOWN;

    /** @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/CommonErrors.html">Common errors</a> */
    private static final Set<String> BAD = Set.of(
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            "IncompleteSignature",
            "IncompleteSignatureException",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "ExpiredTokenException",
            "RequestExpired",
            "OptInRequired");

    /** Returns the cause of a failure; empty if it does not come from AWS. */
    public static Optional<TableError> of(Throwable failure) {
        return causes(failure)
                .filter(SdkException.class::isInstance)
                .map(SdkException.class::cast)
                .findFirst()
                .map(TableError::ofSdk);
    }

    /** Returns the SDK's message, or that of a failure that does not come from AWS. */
    public static String messageOf(Throwable failure) {
        return causes(failure)
                .filter(SdkException.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst()
                .orElseGet(failure::toString);
    }

    private static TableError ofSdk(SdkException failure) {
        return switch (failure) {
            case ResourceNotFoundException gone -> NO_TABLE;
            case AwsServiceException service -> ofCode(service);
            case SdkClientException client -> ofClient(String.valueOf(client.getMessage()));
            default -> UNKNOWN;
        };
    }

    private static TableError ofCode(AwsServiceException failure) {
        String code = failure.awsErrorDetails() == null
                ? ""
                : String.valueOf(failure.awsErrorDetails().errorCode());
        if (BAD.contains(code)) {
            return BAD_CREDENTIALS;
        }
        return switch (code) {
            case "AccessDeniedException", "AccessDenied" -> NOT_ALLOWED;
            case "ValidationException" -> OTHER_TABLE;
            default -> UNKNOWN;
        };
    }

    /** Classifies by message, because the SDK uses one exception class for all client errors. */
    private static TableError ofClient(String message) {
        if (message.contains("Unable to load region")) {
            return NO_REGION;
        }
        return message.contains("Unable to load credentials") ? NO_CREDENTIALS : UNREACHABLE;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
