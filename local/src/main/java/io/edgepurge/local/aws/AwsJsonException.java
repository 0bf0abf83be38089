package io.edgepurge.local.aws;

/** A stand-in refused a call, or the call was given up; the message carries its answer. */
public final class AwsJsonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AwsJsonException(String message) {
        super(message);
    }
}
