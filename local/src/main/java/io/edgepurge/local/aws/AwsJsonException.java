package io.edgepurge.local.aws;

/** Thrown when an AWS emulator rejects a call, or the call is interrupted. The message contains the response. */
public final class AwsJsonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AwsJsonException(String message) {
        super(message);
    }
}
