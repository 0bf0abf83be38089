package io.edgepurge.aws;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Why the table does not answer an operator: each has another remedy. */
public enum TableErrors {
    /** No region is set anywhere. */
    NO_REGION,
    /** No credentials are to be found, or a session has expired before it came to a call. */
    NO_CREDENTIALS,
    /** AWS does not accept the credentials. */
    BAD_CREDENTIALS,
    /** The credentials do not allow it. */
    NOT_ALLOWED,
    /** There is no such table in this account and region. */
    NO_TABLE,
    /** The table is none of this service. */
    OTHER_TABLE,
    /** Nobody answers, or not in time. */
    UNREACHABLE,
    /** Something else, which DynamoDB's own words have to explain. */
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

    /** Nothing if the failure is not AWS's. */
    public static Optional<TableErrors> of(Throwable failure) {
        return causes(failure)
                .filter(SdkException.class::isInstance)
                .map(SdkException.class::cast)
                .findFirst()
                .map(TableErrors::ofSdk);
    }

    /** The SDK's own words, or those of the failure if it is not AWS's. */
    public static String words(Throwable failure) {
        return causes(failure)
                .filter(SdkException.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst()
                .orElseGet(failure::toString);
    }

    private static TableErrors ofSdk(SdkException failure) {
        return switch (failure) {
            case ResourceNotFoundException gone -> NO_TABLE;
            case AwsServiceException service -> ofCode(service);
            case SdkClientException client -> ofClient(String.valueOf(client.getMessage()));
            default -> UNKNOWN;
        };
    }

    private static TableErrors ofCode(AwsServiceException failure) {
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

    /** The SDK has one class for all of these. */
    private static TableErrors ofClient(String message) {
        if (message.contains("Unable to load region")) {
            return NO_REGION;
        }
        return message.contains("Unable to load credentials") ? NO_CREDENTIALS : UNREACHABLE;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
