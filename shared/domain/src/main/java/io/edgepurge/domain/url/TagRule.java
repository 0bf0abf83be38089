package io.edgepurge.domain.url;

import io.edgepurge.domain.path.CacheTagRule;

/** A rule that a tag to purge must satisfy. */
public enum TagRule implements ItemRule {
    TAG_ENDPOINT_UNKNOWN(
            "The endpoint is not a URL endpoint of the account. Write it in full, such as https://host/prefix/."),
    TAG_NOT_CONFIGURED(
            "Cache tags are not set up for this endpoint. Purge URLs instead, or ask the operator to set a tag"
                    + " prefix for the endpoint."),
    TAG_EMPTY("The tag is empty. Specify a tag, such as product:tv."),
    TAG_NOT_VISIBLE_ASCII("The tag can contain only visible ASCII characters and no spaces."),
    TAG_COMMA("The tag contains a comma, which separates tags. List each tag as a separate item."),
    TAG_WILDCARD("The tag contains a '*'. Tags do not support wildcards."),
    TAG_MARK("The tag starts with '#', CloudFront's marker for tags, which is not part of the tag. Remove the '#'."),
    TAG_TOO_LONG("The tag exceeds CloudFront's limit of 256 characters."),
    TAG_OUTSIDE_PREFIX("The tag does not belong to this endpoint.");

    private final String sentence;

    TagRule(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    static TagRule of(CacheTagRule broken) {
        return switch (broken) {
            case NOT_EMPTY -> TAG_EMPTY;
            case VISIBLE_ASCII -> TAG_NOT_VISIBLE_ASCII;
            case NO_COMMA -> TAG_COMMA;
            case NO_WILDCARD -> TAG_WILDCARD;
            case NO_MARK -> TAG_MARK;
            case NOT_TOO_LONG -> TAG_TOO_LONG;
        };
    }
}
