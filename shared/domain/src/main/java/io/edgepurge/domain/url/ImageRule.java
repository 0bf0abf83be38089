package io.edgepurge.domain.url;

/** A rule that the URL of an image to purge with its variants must satisfy, besides those for URLs. */
public enum ImageRule implements ItemRule {
    IMAGE_WILDCARD(
            "The URL of an image contains a '*'. Send the URL of the original image without '*'; the settings of its URL endpoint"
                    + " determine its variants. To purge a wildcard, send it as a URL."),
    IMAGE_QUERY(
            "The URL of an image contains a query, which selects a variant. Send the URL of the original image. To purge only this"
                    + " variant, send it as a URL."),
    IMAGE_TRANSFORMED(
            "The URL starts with a transformation, so it is a variant. Send the URL of the original image. To purge only this"
                    + " variant, send it as a URL."),
    IMAGE_FOLDER("The URL ends with '/', so it is a folder, not an image. Send the URL of each image.");

    private final String sentence;

    ImageRule(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
