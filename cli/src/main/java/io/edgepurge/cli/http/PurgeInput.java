package io.edgepurge.cli.http;

import io.edgepurge.cli.input.InputItem;
import io.edgepurge.cli.input.ItemInput;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.client.CacheTag;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The items to purge: URLs from arguments, stdin and files, cache tags, and images. */
final class PurgeInput {
    @Parameters(
            paramLabel = "URL",
            arity = "0..*",
            description = "URLs to purge, with an optional * at the end; - reads URLs from stdin, one per line")
    private List<String> urls = List.of();

    @Mixin
    private final ItemInput input;

    @Option(
            names = "--tag",
            paramLabel = "ENDPOINT=TAG",
            converter = TagText.class,
            description = {"cache tag of a URL endpoint, such as", "https://img.example.com/=summer; repeatable"})
    private List<CacheTag> tags = List.of();

    @Option(
            names = "--image",
            paramLabel = "URL",
            description = "original image to purge with all its variants, as set for its URL endpoint; repeatable")
    private List<String> images = List.of();

    PurgeInput(Supplier<InputStream> stdin) {
        this.input = new ItemInput(stdin);
    }

    /** Reads {@code https://img.example.com/=summer}: an endpoint ends with a slash. */
    static final class TagText implements ITypeConverter<CacheTag> {
        @Override
        public CacheTag convert(String text) {
            int equals = text.indexOf("/=");
            if (equals < 0 || equals + 2 == text.length()) {
                throw new TypeConversionException("a tag must be a URL endpoint with its last slash, =, and the tag,"
                        + " such as https://img.example.com/=summer, not '" + text + "'");
            }
            return new CacheTag(text.substring(0, equals + 1), text.substring(equals + 2));
        }
    }

    /**
     * Returns the items without duplicates, URLs before tags, tags before images. Empty if stdin or the files are empty.
     *
     * @throws CommandFailure if there is no input, or a file cannot be read
     */
    List<InputItem> items() {
        if (input.isMissing(urls) && tags.isEmpty() && images.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    "Specify what to purge: URLs, - to read them from stdin, --from-file, --tag, or --image.");
        }
        return Stream.of(
                        input.urls(urls).stream(),
                        tags.stream().map(InputItem::tag).distinct(),
                        images.stream().map(InputItem::image).distinct())
                .flatMap(items -> items)
                .toList();
    }
}
