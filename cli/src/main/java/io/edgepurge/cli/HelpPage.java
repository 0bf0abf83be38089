package io.edgepurge.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page of all commands. A file of its own, since the launcher shows it too, before anything is built. */
final class HelpPage {
    private HelpPage() {}

    static String text() {
        try (InputStream page = HelpPage.class.getResourceAsStream("help.txt")) {
            if (page == null) {
                throw new IllegalStateException("help.txt is not in the jar");
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
