package io.edgepurge.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The help page of the program. It is a separate file, because the launcher prints it too, before the first build. */
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
