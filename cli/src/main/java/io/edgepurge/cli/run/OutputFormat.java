package io.edgepurge.cli.run;

import java.util.Locale;

/** The output formats: tables for people, JSON for programs. */
public enum OutputFormat {
    TABLE,
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
