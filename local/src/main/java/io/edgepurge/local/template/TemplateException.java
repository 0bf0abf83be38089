package io.edgepurge.local.template;

/**
 * Thrown when the template contains something that the local stack does not support. The message names the resource and the
 * property.
 */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TemplateException(String location, String problem) {
        super(location + ": " + problem);
    }
}
