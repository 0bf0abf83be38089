package io.edgepurge.conformance.language;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Finds the prose in a YAML document: descriptions, titles and comments. */
record YamlText(Path file, String source) {
    private static final Set<String> PROSE =
            Set.of("description", "alarmdescription", "summary", "title", "detail", "comment", "reason");
    private static final Pattern CODE = Pattern.compile("`[^`]*`|https?://\\S+");
    private static final Pattern COMMENT = Pattern.compile("(?m)^[ \\t]*#.*(?:\\n[ \\t]*#.*)*");
    private static final Pattern MARGIN = Pattern.compile("(?m)^[ \\t]*#[ \\t]?");

    List<Passage> passages() {
        List<Passage> passages = new ArrayList<>(comments());
        collect(new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(source)), passages);
        return passages;
    }

    /** Returns comments; those on consecutive lines belong together. */
    private List<Passage> comments() {
        return COMMENT.matcher(source)
                .results()
                .map(block -> passage(
                        Math.toIntExact(
                                source.substring(0, block.start()).lines().count()),
                        MARGIN.matcher(block.group()).replaceAll("")))
                .toList();
    }

    private void collect(Node node, List<Passage> passages) {
        switch (node) {
            case MappingNode mapping ->
                mapping.getValue().forEach(entry -> {
                    if (isProse(entry.getKeyNode()) && entry.getValueNode() instanceof ScalarNode text) {
                        passages.add(passage(text.getStartMark().getLine(), text.getValue()));
                    } else {
                        collect(entry.getValueNode(), passages);
                    }
                });
            case SequenceNode sequence -> sequence.getValue().forEach(element -> collect(element, passages));
            default -> {}
        }
    }

    private static boolean isProse(Node key) {
        return key instanceof ScalarNode name && PROSE.contains(name.getValue().toLowerCase(Locale.ROOT));
    }

    /** @param index counted from 0, as marks of the parser are */
    private Passage passage(int index, String text) {
        return new Passage(file, index + 1, CODE.matcher(text).replaceAll("X"));
    }
}
