package io.edgepurge.conformance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.local.template.Grants;
import io.edgepurge.local.template.Resource;
import io.edgepurge.local.template.Stack;
import io.edgepurge.local.template.TemplateYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatePolicyTest {
    private static final Path FILE = Path.of("..", "template.yaml");
    private static final Stack STACK = new Stack(TemplateYaml.read(FILE));
    private static final Pattern PARAMETER_IN_TEXT = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern RESOURCE_IN_TEXT = Pattern.compile("\\$\\{(\\w+)(?:\\.\\w+)?}");
    private static final Pattern ACCESS_LOG_VARIABLE = Pattern.compile("\\$context[.\\w]*\\w");

    /** What others have worded, so that there may be quotes in it. */
    private static final Pattern FREE_TEXT = Pattern.compile("(?i)message|error$");

    @TempDir
    private Path folder;

    static List<Rule> rules() {
        return Rules.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_template_keeps_the_rule_or_says_why_not(Rule rule) {
        assertThat(rule.unexcused(STACK)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_rule_that_is_broken_is_seen(TemplateMutation broken) throws IOException {
        String yaml = Files.readString(FILE);
        assertThat(yaml).contains(broken.was());
        Path file = Files.writeString(folder.resolve("template.yaml"), yaml.replace(broken.was(), broken.is()));

        assertThat(broken.rule().unexcused(new Stack(TemplateYaml.read(file)))).isNotEmpty();
    }

    @Test
    void every_rule_has_been_broken_once() {
        assertThat(Stream.of(TemplateMutation.values())
                        .map(TemplateMutation::rule)
                        .map(Rule::id)
                        .toList())
                .containsExactlyInAnyOrderElementsOf(
                        rules().stream().map(Rule::id).toList());
    }

    @Test
    void every_exemption_has_its_reason_and_is_needed() {
        assertThat(STACK.resources())
                .allSatisfy(resource -> assertThat(resource.exemptions()).allSatisfy(exemption -> {
                    assertThat(exemption.reason()).hasSizeGreaterThan(30);
                    assertThat(rules())
                            .filteredOn(rule -> rule.id().equals(exemption.rule()))
                            .singleElement()
                            .satisfies(rule ->
                                    assertThat(rule.breakers().apply(STACK)).contains(resource.name()));
                }));
    }

    @Test
    void a_function_has_a_role_and_a_policy_of_its_own() {
        List<String> roles = STACK.functions()
                .map(function -> Resource.referred(function.at("/Role")).orElseThrow())
                .toList();

        assertThat(roles).doesNotHaveDuplicates().hasSize(4);
        assertThat(roles).allSatisfy(role -> {
            assertThat(STACK.named(role).at("/Policies")).hasSize(1);
            assertThat(STACK.named(role).has("/ManagedPolicyArns")).isFalse();
        });
    }

    @Test
    void only_what_AWS_grants_on_nothing_less_is_granted_on_everything() {
        assertThat(STACK.resources().flatMap(Resource::allowedOnEverything))
                .containsOnly("xray:PutTraceSegments", "xray:PutTelemetryRecords", "scheduler:ListSchedules");
    }

    @Test
    void what_Lambda_itself_does_under_a_role_is_granted_exactly() {
        assertThat(STACK.functions()).hasSize(4).allSatisfy(function -> {
            String role = Resource.referred(function.at("/Role")).orElseThrow();
            Map<String, JsonNode> granted = STACK.named(role)
                    .allowing()
                    .filter(statement ->
                            Grants.OF_LAMBDA.containsKey(statement.path("Sid").asText()))
                    .collect(Collectors.toMap(statement -> statement.path("Sid").asText(), statement -> statement));
            Map<String, JsonNode> resources = resourcesOfLambda(function);

            assertThat(granted).containsOnlyKeys(resources.keySet());
            assertThat(granted).allSatisfy((sid, statement) -> {
                assertThat(Resource.texts(statement.path("Action")))
                        .as(sid)
                        .containsExactlyInAnyOrderElementsOf(Grants.OF_LAMBDA.get(sid));
                assertThat(statement.path("Resource")).as(sid).isEqualTo(resources.get(sid));
            });
        });
    }

    /** What Lambda's statements of a function have to name: its log group, its queue, and the place of its failures. */
    private static Map<String, JsonNode> resourcesOfLambda(Resource function) {
        Map<String, JsonNode> resources = new HashMap<>();
        resources.put("Trace", json("\"*\""));
        Resource.referred(function.at("/LoggingConfig/LogGroup"))
                .ifPresent(logs -> resources.put("WriteLogs", json("{\"Fn::GetAtt\":\"" + logs + ".Arn\"}")));
        function.at("/Events")
                .valueStream()
                .filter(event -> event.path("Type").asText().equals("SQS"))
                .forEach(event -> resources.put("TakeDoorbells", event.at("/Properties/Queue")));
        JsonNode failures = function.at("/EventInvokeConfig/DestinationConfig/OnFailure/Destination");
        if (!failures.isMissingNode()) {
            resources.put("KeepRefused", failures);
        }
        return resources;
    }

    /** An ARN that is written out may be anybody's, and stays when what it meant is gone. */
    @Test
    void what_is_granted_is_granted_on_something_of_the_template() {
        assertThat(STACK.resources().flatMap(Resource::allowing))
                .hasSizeGreaterThan(20)
                .allSatisfy(statement -> assertThat(each(statement.path("Resource")))
                        .isNotEmpty()
                        .allSatisfy(resource -> assertThat(isEverything(resource) || isOfTheTemplate(resource))
                                .as(statement.toString())
                                .isTrue()));
    }

    private static List<JsonNode> each(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? oneOrMany.valueStream().toList() : List.of(oneOrMany);
    }

    /** Where that may be is a matter of {@link #only_what_AWS_grants_on_nothing_less_is_granted_on_everything}. */
    private static boolean isEverything(JsonNode resource) {
        return resource.asText().equals("*");
    }

    private static boolean isOfTheTemplate(JsonNode resource) {
        Set<String> names = resource.has("Fn::Sub")
                ? namesIn(RESOURCE_IN_TEXT, resource.path("Fn::Sub"))
                : Resource.referred(resource).stream().collect(Collectors.toSet());
        return !names.isEmpty() && names.stream().allMatch(TemplatePolicyTest::isNamed);
    }

    private static boolean isNamed(String name) {
        return STACK.template().path("Resources").has(name)
                || STACK.template().path("Parameters").has(name);
    }

    /** API Gateway puts values in as they are, and a dash where there is none. */
    @Test
    void the_access_log_is_JSON_whatever_is_put_in() {
        String format = STACK.named("HttpApi").at("/AccessLogSettings/Format").asText();
        String quiet = ACCESS_LOG_VARIABLE.matcher(format).replaceAll("-");
        String talkative = ACCESS_LOG_VARIABLE
                .matcher(format)
                .replaceAll(variable -> FREE_TEXT.matcher(variable.group()).find() ? "no \"such\" thing" : "1");

        assertThat(List.of(quiet, talkative))
                .doesNotContain(format)
                .allSatisfy(line -> assertThat(json(line)).isNotEmpty().allMatch(JsonNode::isTextual));
    }

    /** A policy of one queue and one resource each: SQS takes no statement about another queue. */
    @Test
    void every_queue_is_reached_by_TLS_only() {
        assertThat(STACK.all("AWS::SQS::QueuePolicy"))
                .extracting(TemplatePolicyTest::queueByTlsOnly)
                .containsExactlyInAnyOrderElementsOf(
                        STACK.all("AWS::SQS::Queue").map(Resource::name).toList());
    }

    private static String queueByTlsOnly(Resource policy) {
        assertThat(policy.at("/Queues")).as(policy.name()).hasSize(1);
        String queue = Resource.referred(policy.at("/Queues/0")).orElseThrow();
        assertThat(policy.statements()).as(policy.name()).singleElement().satisfies(statement -> {
            assertThat(statement.path("Effect").asText()).isEqualTo("Deny");
            assertThat(statement.path("Principal").asText()).isEqualTo("*");
            assertThat(statement.path("Action").asText()).isEqualTo("sqs:*");
            assertThat(statement.path("Condition")).isEqualTo(json("{\"Bool\":{\"aws:SecureTransport\":\"false\"}}"));
            assertThat(statement.path("Resource")).isEqualTo(json("{\"Fn::GetAtt\":\"" + queue + ".Arn\"}"));
        });
        return queue;
    }

    /** Or the alias would go on with the version that was published under the old settings. */
    @Test
    void a_changed_setting_makes_a_new_version_of_each_function_that_has_it() {
        Set<String> parameters = STACK.template()
                .path("Parameters")
                .propertyStream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());

        assertThat(STACK.functions()).allSatisfy(function -> {
            Set<String> settings = function.at("/Environment/Variables")
                    .valueStream()
                    .flatMap(value -> Resource.referred(value).stream())
                    .filter(parameters::contains)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(settings).isNotEmpty().isEqualTo(parametersIn(function.at("/VersionDescription/Fn::Sub")));
        });
    }

    /** Lambda takes no longer description of a version. */
    @Test
    void no_settings_are_too_long_for_the_description_of_a_version() {
        assertThat(STACK.functions())
                .allSatisfy(function -> assertThat(parametersIn(function.at("/VersionDescription/Fn::Sub")).stream()
                                .mapToInt(this::longest)
                                .map(length -> length + 1)
                                .sum())
                        .isLessThanOrEqualTo(257));
    }

    private int longest(String parameter) {
        JsonNode declared = STACK.template().path("Parameters").path(parameter);
        return declared.has("MaxLength")
                ? declared.path("MaxLength").asInt()
                : Math.max(declared.path("MaxValue").asText().length() + 5, "0.000001".length());
    }

    private static Set<String> parametersIn(JsonNode text) {
        return namesIn(PARAMETER_IN_TEXT, text);
    }

    private static Set<String> namesIn(Pattern reference, JsonNode text) {
        return reference
                .matcher(text.asText())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void whoever_has_named_a_topic_is_told_of_every_alarm_and_of_its_end() {
        assertThat(STACK.all("AWS::CloudWatch::Alarm"))
                .hasSizeGreaterThan(10)
                .allSatisfy(alarm -> assertThat(Stream.of("/AlarmActions", "/OKActions"))
                        .allSatisfy(actions -> assertThat(
                                        alarm.at(actions).at("/Fn::If/1/0/Ref").asText())
                                .isEqualTo("AlarmTopicArn")));
    }

    @Test
    void every_alarm_has_its_place_on_the_board_of_metrics_and_in_the_operators_page() throws IOException {
        String board =
                STACK.named("MetricsDashboard").at("/DashboardBody/Fn::Sub").asText();
        String page = Files.readString(Path.of("..", "docs", "operate.md"));

        assertThat(STACK.all("AWS::CloudWatch::Alarm").map(Resource::name)).allSatisfy(alarm -> {
            assertThat(board).contains("${" + alarm + ".Arn}");
            assertThat(page).contains("### `" + alarm + "`");
        });
    }

    /** Stacks of before have one without the end, under another logical id. */
    @Test
    void the_board_of_metrics_can_be_made_beside_that_of_an_older_stack() {
        assertThat(STACK.named("MetricsDashboard").at("/DashboardName/Fn::Sub").asText())
                .isEqualTo("${AWS::StackName}-${AWS::Region}-metrics");
    }

    @Test
    void the_board_of_metrics_is_JSON() {
        String board =
                STACK.named("MetricsDashboard").at("/DashboardBody/Fn::Sub").asText();

        JsonNode widgets = json(board).path("widgets");

        assertThat(widgets).hasSizeGreaterThan(10);
    }

    @Test
    void every_parameter_is_in_a_group_and_explained() throws IOException {
        JsonNode template = STACK.template();
        List<String> grouped = template.at("/Metadata/AWS::CloudFormation::Interface/ParameterGroups")
                .valueStream()
                .flatMap(group -> group.path("Parameters").valueStream())
                .map(JsonNode::asText)
                .toList();
        String page = Files.readString(Path.of("..", "docs", "settings.md"));

        assertThat(template.path("Parameters").propertyStream())
                .allSatisfy(parameter -> {
                    assertThat(parameter.getValue().path("Description").asText())
                            .isNotEmpty();
                    assertThat(page).contains("| `" + parameter.getKey() + "` |");
                })
                .map(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(grouped);
    }

    @Test
    void everything_that_takes_tags_is_tagged() {
        Set<String> without = Set.of(
                "AWS::SQS::QueuePolicy",
                "AWS::S3::BucketPolicy",
                "AWS::CloudFront::OriginAccessControl",
                "AWS::CloudFront::ResponseHeadersPolicy",
                "AWS::Scheduler::Schedule",
                "AWS::CloudWatch::Dashboard",
                "AWS::ApiGatewayV2::ApiMapping",
                "AWS::Route53::RecordSetGroup");

        assertThat(STACK.resources().filter(resource -> !without.contains(resource.type())))
                .allSatisfy(resource -> assertThat(resource.at("/Tags").toString())
                        .as(resource.name())
                        .contains("application", "edgepurge"));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
