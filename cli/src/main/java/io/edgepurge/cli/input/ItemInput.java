package io.edgepurge.cli.input;

import io.edgepurge.cli.run.CommandFailure;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The URLs or names of a command, from arguments, stdin, and files. */
public final class ItemInput {
    private static final String STDIN = "-";
    private static final String COMMENT = "#";

    private final Supplier<InputStream> stdin;

    @Option(
            names = "--from-file",
            paramLabel = "FILE",
            description = "file with URLs, one per line; lines that start with # are comments; repeatable")
    private List<Path> files = List.of();

    @Mixin
    private final NameOptions names = new NameOptions();

    /** @param stdin read if an argument is {@code -} */
    public ItemInput(Supplier<InputStream> stdin) {
        this.stdin = stdin;
    }

    /** Returns true if there is no file and no argument. */
    public boolean isMissing(List<String> arguments) {
        return arguments.isEmpty() && files.isEmpty();
    }

    /**
     * Returns the URLs without duplicates. Empty if stdin or the files are empty.
     *
     * @throws CommandFailure if options are missing, or a list cannot be read
     */
    public List<InputItem> urls(List<String> arguments) {
        boolean isNames = names.requested();
        List<InputItem> all = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.equals(STDIN)) {
                all.addAll(list("stdin", stdin.get(), isNames));
            } else {
                all.add(isNames ? names.argument(argument) : InputItem.url("", argument));
            }
        }
        files.forEach(file -> all.addAll(list(file.toString(), ListReader.open(file), isNames)));
        Set<InputItem> seen = new HashSet<>();
        return all.stream().filter(item -> seen.add(item.withoutOrigin())).toList();
    }

    private List<InputItem> list(String name, InputStream content, boolean isNames) {
        return isNames ? names.list(name, content) : urlList(name, content);
    }

    private static List<InputItem> urlList(String name, InputStream content) {
        return ListReader.lines(name, content).stream()
                .map(ItemInput::urlIn)
                .filter(item -> !item.value().startsWith(COMMENT))
                .toList();
    }

    private static InputItem urlIn(ListReader.Entry line) {
        if (GitQuoting.isQuoted(line.octets().strip())) {
            throw ListReader.refused(line.origin()
                    + " is a file name that Git quoted, not a URL. Use --names and --base-url, or build URLs from the"
                    + " unquoted names that Git prints with -z.");
        }
        return InputItem.url(line.origin(), ListReader.text(line).strip());
    }
}
