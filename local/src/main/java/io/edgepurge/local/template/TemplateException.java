package io.edgepurge.local.template;

/** The template says something that the local stack cannot follow; the message names the resource and the property. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TemplateException(String location, String problem) {
        super(location + ": " + problem);
    }
}
