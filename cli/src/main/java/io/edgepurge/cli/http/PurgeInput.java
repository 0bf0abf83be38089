package io.edgepurge.cli.http;

import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.client.CacheTag;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** What to purge: arguments, lines of stdin and of files, and tags. */
final class PurgeInput {
    private final Supplier<InputStream> stdin;

    @Parameters(
            paramLabel = "URL",
            arity = "0..*",
            description = "URLs to purge, a * only at the end; - reads them from stdin, one a line")
    private List<String> urls = List.of();

    @Option(
            names = "--from-file",
            paramLabel = "FILE",
            description = "a file of URLs, one a line; may be given several times")
    private List<Path> files = List.of();

    @Option(
            names = "--tag",
            paramLabel = "ENDPOINT=TAG",
            converter = TagText.class,
            description = "a cache tag at a URL endpoint, as in --tag https://img.example.com/=summer; may be given"
                    + " several times")
    private List<CacheTag> tags = List.of();

    PurgeInput(Supplier<InputStream> stdin) {
        this.stdin = stdin;
    }

    /** Reads {@code https://img.example.com/=summer}: an endpoint ends with a slash. */
    static final class TagText implements ITypeConverter<CacheTag> {
        @Override
        public CacheTag convert(String text) {
            int equals = text.indexOf("/=");
            if (equals < 0 || equals + 2 == text.length()) {
                throw new TypeConversionException(
                        "a tag is an endpoint with its last slash, = and the tag, as in https://img.example.com/=summer,"
                                + " not '" + text + "'");
            }
            return new CacheTag(text.substring(0, equals + 1), text.substring(equals + 2));
        }
    }

    /**
     * What is to be purged, each thing once, URLs before tags. Nothing, if that is what stdin or a file holds.
     *
     * @throws CommandFailure if nothing was named, or a file cannot be read
     */
    List<InputItem> items() {
        if (urls.isEmpty() && files.isEmpty() && tags.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.REFUSED, "Say what to purge: URLs, - to read them from stdin, --from-file or --tag.");
        }
        List<InputItem> all = new ArrayList<>();
        urls.forEach(url -> all.addAll(url.equals("-") ? ofStdin() : List.of(InputItem.url("", url))));
        files.forEach(file -> all.addAll(ofFile(file)));
        tags.forEach(tag -> all.add(InputItem.tag(tag)));
        Set<InputItem> seen = new HashSet<>();
        return all.stream().filter(item -> seen.add(item.itself())).toList();
    }

    private List<InputItem> ofStdin() {
        return linesOf("stdin", stdin.get());
    }

    private static List<InputItem> ofFile(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return linesOf(file.toString(), content);
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCode.REFUSED, "There is no file " + file + ".");
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.REFUSED, "The file " + file + " cannot be read: " + e.getMessage() + ".");
        }
    }

    private static List<InputItem> linesOf(String name, InputStream content) {
        List<InputItem> items = new ArrayList<>();
        try {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8.newDecoder()));
            int number = 0;
            for (Optional<String> line = next(lines); line.isPresent(); line = next(lines)) {
                number++;
                String url = (number == 1 ? withoutMark(line.get()) : line.get()).strip();
                if (!url.isEmpty()) {
                    items.add(InputItem.url(name + ":" + number, url));
                }
            }
            return items;
        } catch (CharacterCodingException e) {
            throw new CommandFailure(ExitCode.REFUSED, name + " is not text in UTF-8.");
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.REFUSED, name + " cannot be read: " + e.getMessage() + ".");
        }
    }

    /** Some editors begin a file in UTF-8 with a byte order mark. */
    private static String withoutMark(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    private static Optional<String> next(BufferedReader lines) throws IOException {
        return Optional.ofNullable(lines.readLine());
    }
}
