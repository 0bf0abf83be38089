package io.edgepurge.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads YAML as CloudFormation does. A short tag such as {@code !GetAtt A.Arn} becomes its long form
 * {@code {"Fn::GetAtt": "A.Arn"}}. Every scalar stays text.
 */
final class CloudFormationYaml {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private CloudFormationYaml() {}

    static JsonNode read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return treeOf(new Yaml(new LoaderOptions()).compose(reader));
        } catch (IOException e) {
            throw new TemplateException(file.toString(), "cannot be read: " + e.getMessage());
        } catch (YAMLException e) {
            throw new TemplateException(file.toString(), String.valueOf(e.getMessage()));
        }
    }

    private static JsonNode treeOf(Node node) {
        JsonNode value = untagged(node);
        String tag = node.getTag().getValue();
        return tag.startsWith("!") ? JSON.objectNode().set(longForm(tag), value) : value;
    }

    private static String longForm(String tag) {
        String name = tag.substring(1);
        return name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name;
    }

    private static JsonNode untagged(Node node) {
        return switch (node) {
            case MappingNode mapping -> objectOf(mapping);
            case SequenceNode sequence -> arrayOf(sequence);
            case ScalarNode scalar -> JSON.textNode(scalar.getValue());
            default ->
                throw new TemplateException("line " + node.getStartMark().getLine(), "anchors are not supported");
        };
    }

    private static ObjectNode objectOf(MappingNode mapping) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            object.set(((ScalarNode) entry.getKeyNode()).getValue(), treeOf(entry.getValueNode()));
        }
        return object;
    }

    private static ArrayNode arrayOf(SequenceNode sequence) {
        ArrayNode array = JSON.arrayNode();
        sequence.getValue().forEach(element -> array.add(treeOf(element)));
        return array;
    }
}
