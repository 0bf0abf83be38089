package io.edgepurge.local.command;

/** Something in the demo was not as promised; the message says what was expected and what was seen. */
final class DemoException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DemoException(String message) {
        super(message);
    }
}
