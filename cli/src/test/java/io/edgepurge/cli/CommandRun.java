package io.edgepurge.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.cli.run.Session;
import io.edgepurge.cli.run.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/**
 * The result of running the program in this process.
 *
 * @param out the text written to stdout
 * @param err the text written to stderr
 */
record CommandRun(int exitCode, String out, String err) {
    static CommandRun of(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Session session = new Session(environment, Terminal.NONE, new PrintWriter(out), new PrintWriter(err));
        int exitCode = Commands.execute(session, arguments);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }

    /** Parses stdout as one JSON document. */
    JsonNode json() {
        try {
            return new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + out + err, e);
        }
    }
}
