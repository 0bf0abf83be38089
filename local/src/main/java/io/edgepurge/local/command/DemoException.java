package io.edgepurge.local.command;

/** Thrown when a step of the demo fails. The message states the expected and the actual result. */
final class DemoException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DemoException(String message) {
        super(message);
    }
}
