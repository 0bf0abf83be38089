package io.edgepurge.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/** A template as CloudFormation reads it, for tests outside this package. */
public final class TemplateYaml {
    private TemplateYaml() {}

    /** Short tags in their long form; every scalar is a text. */
    public static JsonNode read(Path file) {
        return CloudFormationYaml.read(file);
    }
}
