package io.edgepurge.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.local.function.FunctionLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the functions' output to a file. Prints failures, or all output if verbose, to the console. */
final class StackLog implements FunctionLog, AutoCloseable {
    private final Path file;
    private final PrintWriter fileWriter;
    private final PrintWriter console;
    private final boolean verbose;

    private StackLog(Path file, PrintWriter fileWriter, PrintWriter console, boolean verbose) {
        this.file = file;
        this.fileWriter = fileWriter;
        this.console = console;
        this.verbose = verbose;
    }

    static StackLog open(Path file, PrintWriter console, boolean verbose) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new StackLog(file, new PrintWriter(Files.newBufferedWriter(file)), console, verbose);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void printed(String function, String line) {
        String entry = function + ": " + line;
        fileWriter.println(entry);
        fileWriter.flush();
        if (verbose) {
            console.println(entry);
            console.flush();
        }
    }

    @Override
    public synchronized void failed(String function, String error) {
        console.println(function + " failed: " + summary(error) + " (see " + file + ")");
        console.flush();
    }

    private static String summary(String error) {
        try {
            JsonNode json = new ObjectMapper().readTree(error);
            return json.path("errorType").asText() + ": "
                    + json.path("errorMessage").asText();
        } catch (JsonProcessingException e) {
            return error;
        }
    }

    @Override
    public void close() {
        fileWriter.close();
    }
}
