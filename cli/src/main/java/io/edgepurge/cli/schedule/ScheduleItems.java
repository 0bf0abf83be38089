package io.edgepurge.cli.schedule;

import io.edgepurge.cli.input.InputItem;
import io.edgepurge.cli.input.ItemInput;
import io.edgepurge.cli.input.SpellingOption;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.domain.purge.PurgeOptions;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.url.RequestedTag;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The items that a schedule purges, not validated. */
final class ScheduleItems {
    @Mixin
    private final ItemInput input;

    @Mixin
    private final SpellingOption spellings = new SpellingOption();

    @Option(
            names = "--tag",
            paramLabel = "ENDPOINT=TAG",
            description = {"cache tag of a URL endpoint, such as", "https://img.example/acme/=prices; repeatable"})
    private List<String> tags = new ArrayList<>();

    @Option(
            names = "--image",
            paramLabel = "URL",
            description = "original image to purge with all its variants, as set for its URL endpoint; repeatable")
    private List<String> images = new ArrayList<>();

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "reason to show in lists of purges; at most 200 characters")
    private Optional<String> reason = Optional.empty();

    ScheduleItems(InputStream in) {
        this.input = new ItemInput(() -> in);
    }

    /**
     * Returns the given items and those from stdin and the file.
     *
     * @throws CommandFailure if there are no items, or the input cannot be read
     */
    PurgeSpec spec(List<String> urls) {
        List<String> all = input.urls(urls).stream().map(InputItem::value).toList();
        if (all.isEmpty() && tags.isEmpty() && images.isEmpty()) {
            throw refused("A schedule needs at least one URL, tag, or image. Specify URLs, - to read them from stdin,"
                    + " --from-file, --tag, or --image.");
        }
        return new PurgeSpec(
                all,
                tags.stream().map(ScheduleItems::tag).toList(),
                images,
                PurgeOptions.NONE.withReason(reason).withSpellings(spellings.covered()));
    }

    /** Splits the text at the slash that ends the endpoint. */
    private static RequestedTag tag(String text) {
        int end = text.indexOf("/=");
        if (end < 0) {
            throw refused(
                    "A tag must include its URL endpoint, such as https://img.example/acme/=prices, not " + text + ".");
        }
        return new RequestedTag(text.substring(0, end + 1), text.substring(end + 2));
    }

    private static CommandFailure refused(String message) {
        return new CommandFailure(ExitCode.REFUSED, message);
    }
}
