package io.edgepurge.conformance.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.local.template.Resource;
import io.edgepurge.local.template.Stack;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules of this project for DNS records. A stack update creates a record before it deletes that of another resource, even if the
 * conditions of the two exclude each other. Route 53 then refuses the second record, and the update rolls back.
 *
 * @see <a href="https://github.com/aws/aws-cdk/issues/12564">How such an update fails</a>
 */
final class RecordRules {
    private static final String RECORD = "AWS::Route53::RecordSet";
    private static final String RECORDS = "AWS::Route53::RecordSetGroup";

    private RecordRules() {}

    static Stream<Rule> all() {
        return Stream.of(new Rule(
                "ONE_RECORD", "no two resources with one name and type of a record", RecordRules::withSharedRecords));
    }

    private static List<String> withSharedRecords(Stack stack) {
        return stack
                .resources()
                .flatMap(RecordRules::records)
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        TreeMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toCollection(TreeSet::new))))
                .values()
                .stream()
                .filter(resources -> resources.size() > 1)
                .flatMap(resources -> resources.stream())
                .distinct()
                .toList();
    }

    /** Returns the resource for each name and type of its records, in both branches of an {@code Fn::If}. */
    private static Stream<Map.Entry<String, String>> records(Resource resource) {
        Stream<JsonNode> properties = switch (resource.type()) {
            case RECORD -> Stream.of(resource.properties());
            case RECORDS -> resource.at("/RecordSets").findParents("Type").stream();
            default -> Stream.empty();
        };
        return properties.map(record ->
                Map.entry(record.path("Name") + " " + record.path("Type").asText(), resource.name()));
    }
}
