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

/** The items to purge: URLs from arguments, stdin and files, and cache tags. */
final class PurgeInput {
    private final Supplier<InputStream> stdin;

    @Parameters(
            paramLabel = "URL",
            arity = "0..*",
            description = "URLs to purge, with an optional * at the end; - reads URLs from stdin, one per line")
    private List<String> urls = List.of();

    @Option(names = "--from-file", paramLabel = "FILE", description = "file with URLs, one per line; repeatable")
    private List<Path> files = List.of();

    @Option(
            names = "--tag",
            paramLabel = "ENDPOINT=TAG",
            converter = TagText.class,
            description = {"cache tag of a URL endpoint, such as", "https://img.example.com/=summer; repeatable"})
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
                throw new TypeConversionException("a tag must be a URL endpoint with its last slash, =, and the tag,"
                        + " such as https://img.example.com/=summer, not '" + text + "'");
            }
            return new CacheTag(text.substring(0, equals + 1), text.substring(equals + 2));
        }
    }

    /**
     * Returns the items without duplicates, URLs before tags. Empty if stdin or the files are empty.
     *
     * @throws CommandFailure if there is no input, or a file cannot be read
     */
    List<InputItem> items() {
        if (urls.isEmpty() && files.isEmpty() && tags.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.REFUSED, "Specify what to purge: URLs, - to read them from stdin, --from-file, or --tag.");
        }
        List<InputItem> all = new ArrayList<>();
        urls.forEach(url -> all.addAll(url.equals("-") ? readStdin() : List.of(InputItem.url("", url))));
        files.forEach(file -> all.addAll(readFile(file)));
        tags.forEach(tag -> all.add(InputItem.tag(tag)));
        Set<InputItem> seen = new HashSet<>();
        return all.stream().filter(item -> seen.add(item.withoutOrigin())).toList();
    }

    private List<InputItem> readStdin() {
        return readLines("stdin", stdin.get());
    }

    private static List<InputItem> readFile(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return readLines(file.toString(), content);
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCode.REFUSED, "The file " + file + " does not exist.");
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.REFUSED, "The file " + file + " cannot be read: " + e.getMessage() + ".");
        }
    }

    private static List<InputItem> readLines(String name, InputStream content) {
        List<InputItem> items = new ArrayList<>();
        try {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8.newDecoder()));
            int number = 0;
            for (Optional<String> line = readLine(lines); line.isPresent(); line = readLine(lines)) {
                number++;
                String url = (number == 1 ? withoutByteOrderMark(line.get()) : line.get()).strip();
                if (!url.isEmpty()) {
                    items.add(InputItem.url(name + ":" + number, url));
                }
            }
            return items;
        } catch (CharacterCodingException e) {
            throw new CommandFailure(ExitCode.REFUSED, name + " is not UTF-8 text.");
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.REFUSED, name + " cannot be read: " + e.getMessage() + ".");
        }
    }

    /** Removes the byte order mark that some editors write at the start of a UTF-8 file. */
    private static String withoutByteOrderMark(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    private static Optional<String> readLine(BufferedReader lines) throws IOException {
        return Optional.ofNullable(lines.readLine());
    }
}
