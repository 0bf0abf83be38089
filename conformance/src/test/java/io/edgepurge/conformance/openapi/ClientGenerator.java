package io.edgepurge.conformance.openapi;

import java.nio.file.Path;
import java.util.Map;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/** Generates clients from docs/openapi.yaml with OpenAPI Generator. */
record ClientGenerator(String name, Map<String, Object> options) {
    static final ClientGenerator JAVA = new ClientGenerator(
            "java", Map.of("library", "native", "openApiNullable", "false", "useJakartaEe", "true"));
    static final ClientGenerator TYPESCRIPT_FETCH =
            new ClientGenerator("typescript-fetch", Map.of("importFileExtension", ".js"));
    static final ClientGenerator PYTHON = new ClientGenerator("python", Map.of());

    static final Path DOCUMENT = Path.of("..", "docs", "openapi.yaml");

    void generateInto(Path folder) {
        CodegenConfigurator configurator = new CodegenConfigurator()
                .setGeneratorName(name)
                .setInputSpec(DOCUMENT.toString())
                .setOutputDir(folder.toString())
                .setAdditionalProperties(options);
        for (String part : new String[] {"apis", "models", "supportingFiles"}) {
            configurator.addGlobalProperty(part, "");
        }
        for (String part : new String[] {"apiTests", "modelTests", "apiDocs", "modelDocs"}) {
            configurator.addGlobalProperty(part, "false");
        }
        new DefaultGenerator().opts(configurator.toClientOptInput()).generate();
    }
}
