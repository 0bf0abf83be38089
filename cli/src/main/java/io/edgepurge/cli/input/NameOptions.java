package io.edgepurge.cli.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.Printable;
import io.edgepurge.client.ObjectUrls;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options that build URLs from file names and S3 keys. */
final class NameOptions {
    private static final String HERE = "./";
    private static final Pattern NOT_ENCODED = Pattern.compile("#|%(?![0-9A-Fa-f]{2})");

    @Option(names = "--names", description = "the arguments and lists contain file names or S3 keys, not URLs")
    private boolean requested;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "with --names: URL of the folder that the names are relative to, with a slash at the end")
    private Optional<String> base = Optional.empty();

    @Option(
            names = "--origin",
            paramLabel = "web|s3",
            description = "with --names: s3 encodes +, which S3 reads as a space (default: web)")
    private Optional<Origin> origin = Optional.empty();

    @Option(
            names = "--root",
            paramLabel = "FOLDER",
            description = "with --names: folder to remove from the start of each name")
    private String root = "";

    @Option(
            names = "--null",
            description = "with --names: names in lists end with NUL, as printed by find -print0 and git -z")
    private boolean endWithNul;

    /** A kind of server that stores objects. */
    enum Origin {
        WEB,
        S3;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws CommandFailure if {@code --names} is missing and another option needs it, or the other way round */
    boolean requested() {
        if (requested && base.isEmpty()) {
            throw ListReader.refused("--names needs --base-url, the URL of the folder that the names are relative to.");
        }
        if (!requested && (base.isPresent() || origin.isPresent() || !root.isEmpty() || endWithNul)) {
            throw ListReader.refused("--base-url, --origin, --root, and --null need --names.");
        }
        return requested;
    }

    /** @throws CommandFailure if the name is invalid */
    InputItem argument(String name) {
        CommandFailure.validated(() -> urls().of(name));
        return itemOfLine(new ListReader.Entry("", new String(name.getBytes(UTF_8), ISO_8859_1)));
    }

    /** @throws CommandFailure if a name is invalid, or the list cannot be read */
    List<InputItem> list(String list, InputStream content) {
        if (endWithNul) {
            return ListReader.entriesThatEndWithNul(list, content).stream()
                    .map(this::item)
                    .toList();
        }
        List<ListReader.Entry> lines = ListReader.lines(list, content);
        lines.stream().filter(line -> line.octets().startsWith("#")).findFirst().ifPresent(line -> {
            throw ListReader.refused(line.origin()
                    + " starts with #. If the line is a comment, remove it. If it is a name, write ./ before it.");
        });
        return lines.stream().map(this::itemOfLine).toList();
    }

    private InputItem itemOfLine(ListReader.Entry line) {
        return item(new ListReader.Entry(line.origin(), GitQuoting.unquoted(line.octets())));
    }

    private InputItem item(ListReader.Entry entry) {
        String shown = ListReader.shown(entry);
        String name = belowRoot(withoutHere(entry.octets()), shown);
        if (name.regionMatches(true, 0, "http://", 0, 7) || name.regionMatches(true, 0, "https://", 0, 8)) {
            throw ListReader.refused(shown + ": this is a URL, not a name. Omit --names for URLs.");
        }
        if (origin.orElse(Origin.WEB) == Origin.WEB && name.startsWith("/")) {
            throw ListReader.refused(shown + ": the name starts with a slash. Pass its folder with --root.");
        }
        return InputItem.url(shown, urls().of(name.getBytes(ISO_8859_1)));
    }

    private String belowRoot(String name, String shown) {
        String folder = withoutSlashesAtEnd(withoutHere(new String(root.getBytes(UTF_8), ISO_8859_1)));
        if (root.isEmpty() || folder.isEmpty() || folder.equals(".")) {
            return name;
        }
        if (!name.startsWith(folder + "/")) {
            throw ListReader.refused(shown + ": the name is not in the folder " + root + " of --root.");
        }
        return name.substring(folder.length() + 1);
    }

    private ObjectUrls urls() {
        return CommandFailure.validated(() -> switch (origin.orElse(Origin.WEB)) {
            case WEB -> ObjectUrls.web(encodedBase());
            case S3 -> ObjectUrls.s3(encodedBase());
        });
    }

    private String encodedBase() {
        String url = base.orElseThrow();
        if (NOT_ENCODED.matcher(url).find()) {
            throw ListReader.refused(
                    "--base-url must be encoded, unlike the names: write %23 for '#' and %25 for '%', not "
                            + Printable.url(url) + ".");
        }
        return url;
    }

    /** Removes {@code ./}, which find prints before names and browsers remove from URLs. */
    private static String withoutHere(String name) {
        int start = 0;
        while (name.startsWith(HERE, start)) {
            start += HERE.length();
        }
        return name.substring(start);
    }

    private static String withoutSlashesAtEnd(String folder) {
        int end = folder.length();
        while (end > 0 && folder.charAt(end - 1) == '/') {
            end--;
        }
        return folder.substring(0, end);
    }
}
