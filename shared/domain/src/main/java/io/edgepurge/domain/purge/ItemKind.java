package io.edgepurge.domain.purge;

/** The kinds of items in a request. */
public enum ItemKind {
    /** A file or a wildcard. */
    URL,
    /** A cache tag. */
    TAG,
    /** An image with its variants. */
    IMAGE
}
