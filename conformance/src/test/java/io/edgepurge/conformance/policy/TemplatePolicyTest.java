package io.edgepurge.conformance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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

    /** Access log fields with text from other parties, which may contain quotes. */
    private static final Pattern FREE_TEXT = Pattern.compile("(?i)message|error$");

    @TempDir
    private Path folder;

    static List<Rule> rules() {
        return Rules.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_template_follows_the_rule_or_has_an_exemption(Rule rule) {
        assertThat(rule.violations(STACK)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_broken_rule_is_detected(TemplateMutation broken) throws IOException {
        String yaml = Files.readString(FILE);
        assertThat(yaml).contains(broken.was());
        Path file = Files.writeString(folder.resolve("template.yaml"), yaml.replace(broken.was(), broken.is()));

        assertThat(broken.rule().violations(new Stack(TemplateYaml.read(file)))).isNotEmpty();
    }

    @Test
    void every_rule_has_a_mutation() {
        assertThat(Stream.of(TemplateMutation.values())
                        .map(TemplateMutation::rule)
                        .map(Rule::id)
                        .toList())
                .containsExactlyInAnyOrderElementsOf(
                        rules().stream().map(Rule::id).toList());
    }

    @Test
    void every_exemption_has_a_reason_and_is_needed() {
        assertThat(STACK.resources())
                .allSatisfy(resource -> assertThat(resource.exemptions()).allSatisfy(exemption -> {
                    assertThat(exemption.reason()).hasSizeGreaterThan(30);
                    assertThat(rules())
                            .filteredOn(rule -> rule.id().equals(exemption.rule()))
                            .singleElement()
                            .satisfies(rule ->
                                    assertThat(rule.offenders().apply(STACK)).contains(resource.name()));
                }));
    }

    @Test
    void each_function_has_its_own_role_and_policy() {
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
    void only_actions_without_resource_level_permissions_are_granted_on_all_resources() {
        assertThat(STACK.resources().flatMap(Resource::allowedOnEverything))
                .containsOnly("xray:PutTraceSegments", "xray:PutTelemetryRecords", "scheduler:ListSchedules");
    }

    @Test
    void the_actions_that_Lambda_takes_for_a_function_are_granted_exactly() {
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

    /** Returns the resources in the statements for Lambda: the log group, the queues and the failure destination of a function. */
    private static Map<String, JsonNode> resourcesOfLambda(Resource function) {
        Map<String, JsonNode> resources = new HashMap<>();
        resources.put("Trace", json("\"*\""));
        Resource.referred(function.at("/LoggingConfig/LogGroup"))
                .ifPresent(logs -> resources.put("WriteLogs", json("{\"Fn::GetAtt\":\"" + logs + ".Arn\"}")));
        List<JsonNode> queues = function.at("/Events")
                .valueStream()
                .filter(event -> event.path("Type").asText().equals("SQS"))
                .map(event -> event.at("/Properties/Queue"))
                .toList();
        if (!queues.isEmpty()) {
            resources.put("TakeDoorbells", JsonNodeFactory.instance.arrayNode().addAll(queues));
        }
        JsonNode failures = function.at("/EventInvokeConfig/DestinationConfig/OnFailure/Destination");
        if (!failures.isMissingNode()) {
            resources.put("KeepRefused", failures);
        }
        return resources;
    }

    /** A literal ARN may belong to another stack, and outlives the resource that it names. */
    @Test
    void permissions_refer_to_resources_of_the_template() {
        assertThat(STACK.resources().flatMap(Resource::allowing))
                .hasSizeGreaterThan(20)
                .allSatisfy(statement -> assertThat(each(statement.path("Resource")))
                        .isNotEmpty()
                        .allSatisfy(resource -> assertThat(
                                        isEverything(resource) || isOfTheTemplate(resource) || isCachePolicy(resource))
                                .as(statement.toString())
                                .isTrue()));
    }

    private static List<JsonNode> each(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? oneOrMany.valueStream().toList() : List.of(oneOrMany);
    }

    /** Each distribution names its cache policies, so the template cannot. A policy contains no secret. */
    private static boolean isCachePolicy(JsonNode resource) {
        return resource.path("Fn::Sub")
                .asText()
                .equals("arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:cache-policy/*");
    }

    /** Covered by {@link #only_actions_without_resource_level_permissions_are_granted_on_all_resources}. */
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

    /** API Gateway inserts values without escaping, and a dash for a missing value. */
    @Test
    void the_access_log_is_JSON_for_any_values() {
        String format = STACK.named("HttpApi").at("/AccessLogSettings/Format").asText();
        String quiet = ACCESS_LOG_VARIABLE.matcher(format).replaceAll("-");
        String talkative = ACCESS_LOG_VARIABLE
                .matcher(format)
                .replaceAll(variable -> FREE_TEXT.matcher(variable.group()).find() ? "no \"such\" thing" : "1");

        assertThat(List.of(quiet, talkative))
                .doesNotContain(format)
                .allSatisfy(line -> assertThat(json(line)).isNotEmpty().allMatch(JsonNode::isTextual));
    }

    /** Each queue has its own policy with one resource, because SQS rejects statements about other queues. */
    @Test
    void every_queue_requires_TLS() {
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

    /** Otherwise the alias keeps the version that was published with the old settings. */
    @Test
    void a_changed_setting_publishes_a_new_version_of_each_function_that_uses_it() {
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

    /** The longest description of a version that Lambda accepts. */
    @Test
    void the_settings_fit_into_the_description_of_a_version() {
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
    void every_alarm_notifies_the_topic_when_it_starts_and_ends() {
        assertThat(STACK.all("AWS::CloudWatch::Alarm"))
                .hasSizeGreaterThan(10)
                .allSatisfy(alarm -> assertThat(Stream.of("/AlarmActions", "/OKActions"))
                        .allSatisfy(actions -> assertThat(
                                        alarm.at(actions).at("/Fn::If/1/0/Ref").asText())
                                .isEqualTo("AlarmTopicArn")));
    }

    @Test
    void every_alarm_is_on_the_CloudWatch_dashboard_and_in_the_operators_page() throws IOException {
        String board =
                STACK.named("MetricsDashboard").at("/DashboardBody/Fn::Sub").asText();
        String page = Files.readString(Path.of("..", "docs", "operate.md"));

        assertThat(STACK.all("AWS::CloudWatch::Alarm").map(Resource::name)).allSatisfy(alarm -> {
            assertThat(board).contains("${" + alarm + ".Arn}");
            assertThat(page).contains("### `" + alarm + "`");
        });
    }

    /** Older stacks have a dashboard with another name and logical ID. */
    @Test
    void the_CloudWatch_dashboard_can_be_created_beside_that_of_an_older_stack() {
        assertThat(STACK.named("MetricsDashboard").at("/DashboardName/Fn::Sub").asText())
                .isEqualTo("${AWS::StackName}-${AWS::Region}-metrics");
    }

    @Test
    void the_CloudWatch_dashboard_is_JSON() {
        String board =
                STACK.named("MetricsDashboard").at("/DashboardBody/Fn::Sub").asText();

        JsonNode widgets = json(board).path("widgets");

        assertThat(widgets).hasSizeGreaterThan(10);
    }

    @Test
    void every_parameter_is_in_a_group_and_documented() throws IOException {
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
    void every_taggable_resource_has_tags() {
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
