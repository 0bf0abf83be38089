package io.edgepurge.domain.url;

/** A rule that the URL of an image to purge with its variants must satisfy, besides those for URLs. */
public enum ImageRule implements ItemRule {
    IMAGE_WILDCARD(
            "The URL of the image contains a '*'. Send the URL of the original image without '*'. The purge also covers"
                    + " the variants that the URL endpoint finds. To purge a wildcard, send it as a URL, not as an"
                    + " image."),
    IMAGE_QUERY(
            "The URL of the image contains a query, so it names a variant. Send the URL of the original image. To purge"
                    + " only this variant, send it as a URL, not as an image."),
    IMAGE_TRANSFORMED(
            "The path after the URL endpoint starts with a transformation, so the URL names a variant. Send the URL of"
                    + " the original image. To purge only this variant, send it as a URL, not as an image."),
    IMAGE_FOLDER("The URL ends with '/', so it names a folder, not an image. Send the URL of each image.");

    private final String sentence;

    ImageRule(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
