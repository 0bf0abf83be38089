package io.edgepurge.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/** Reads a template as CloudFormation does, for tests outside this package. */
public final class TemplateYaml {
    private TemplateYaml() {}

    /** Returns the template. Short tags have their long form, and every scalar is text. */
    public static JsonNode read(Path file) {
        return CloudFormationYaml.read(file);
    }
}
