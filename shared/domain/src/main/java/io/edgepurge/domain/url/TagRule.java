package io.edgepurge.domain.url;

import io.edgepurge.domain.path.TagForm;

/** Why a tag cannot be purged. */
public enum TagRule implements ItemRule {
    TAG_ENDPOINT_UNKNOWN(
            "The endpoint is none of the account's URL endpoints: write it in full, like https://host/prefix/."),
    TAG_NOT_CONFIGURED(
            "The endpoint's distribution is not set up for cache tags here: purge URLs, or have the operator enter a tag"
                    + " prefix for the endpoint."),
    TAG_EMPTY("The tag is empty: name one, such as product:tv."),
    TAG_NOT_VISIBLE_ASCII("The tag may hold visible ASCII characters only, and no spaces."),
    TAG_COMMA("The tag holds a comma, which separates tags: name each tag as an item of its own."),
    TAG_WILDCARD("The tag holds a '*': there are no wildcards among tags."),
    TAG_MARK("The tag starts with '#', which is CloudFront's mark of a tag and not part of it: leave it out."),
    TAG_TOO_LONG("The tag must be at most 256 characters long, as CloudFront counts them."),
    TAG_OUTSIDE_PREFIX("The tag is not one of this endpoint's.");

    private final String sentence;

    TagRule(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    static TagRule of(TagForm broken) {
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
