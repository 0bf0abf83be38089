package io.edgepurge.client;

/** The kinds of items in a request. */
public enum ItemKind {
    /** A URL, with or without a wildcard. */
    URL,
    /** A cache tag. */
    TAG,
    /** An image with its variants. */
    IMAGE
}
