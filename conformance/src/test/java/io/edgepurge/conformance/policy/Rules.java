package io.edgepurge.conformance.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.local.template.Resource;
import io.edgepurge.local.template.Stack;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules of three common template checkers that apply to this template, and {@link RecordRules}.
 *
 * @see <a href="https://github.com/aws-cloudformation/cfn-lint/blob/main/docs/rules.md">cfn-lint</a>
 * @see <a href="https://github.com/bridgecrewio/checkov/tree/main/checkov/cloudformation/checks">checkov</a>
 * @see <a href="https://awslabs.github.io/serverless-rules/rules">Serverless Rules</a>
 */
final class Rules {
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String LOGS = "AWS::Logs::LogGroup";
    private static final String API = "AWS::Serverless::HttpApi";
    private static final String SCHEDULE = "AWS::Scheduler::Schedule";

    private static final Set<String> HOLD_STATE = Set.of(TABLE, QUEUE, LOGS, BucketAndDistributionRules.BUCKET);
    private static final Set<String> CURRENT_RUNTIMES = Set.of("java21", "java25");

    /** Matches an access key ID, or a secret access key of forty characters. */
    private static final Pattern CREDENTIAL = Pattern.compile("\\b(AKIA|ASIA)[A-Z0-9]{16}\\b|^[A-Za-z0-9/+=]{40}$");

    private static final Pattern EXPOSES_CREDENTIALS = Pattern.compile(
            "\\*|iam:(CreateAccessKey|UpdateAccessKey|CreateLoginProfile|UpdateLoginProfile)|sts:(AssumeRole.*|GetFederationToken|GetSessionToken)"
                    + "|ecr:GetAuthorizationToken|lambda:GetFunction|iam:\\*|sts:\\*");
    private static final Pattern EXFILTRATES_DATA =
            Pattern.compile("\\*|s3:(GetObject|\\*)|ssm:(GetParameter.*|\\*)|secretsmanager:(GetSecretValue|\\*)");
    private static final Pattern MANAGES_PERMISSIONS = Pattern.compile(
            "\\*|iam:.*|kms:(CreateGrant|PutKeyPolicy)|s3:PutBucketPolicy|sqs:(AddPermission|SetQueueAttributes)"
                    + "|lambda:(AddPermission|RemovePermission)|dynamodb:PutResourcePolicy|sns:AddPermission");
    private static final Pattern ESCALATES_PRIVILEGES = Pattern.compile(
            "\\*|iam:(PassRole|Put.*Policy|Attach.*Policy|CreatePolicyVersion|UpdateAssumeRolePolicy|\\*)"
                    + "|lambda:(UpdateFunctionCode|CreateFunction)|sts:AssumeRole");
    private static final Pattern WRITES = Pattern.compile(
            "\\*|[a-z]+:(\\*|(Put|Create|Update|Delete|Write|Send|Batch(Write|Put)|Publish|Tag|Untag|Set|Add|Remove|Start|Stop"
                    + "|Invoke|Modify).*)");

    private Rules() {}

    static List<Rule> all() {
        return Stream.of(
                        cfnLint(),
                        checkov(),
                        checkovOnPolicies(),
                        BucketAndDistributionRules.checkov(),
                        RecordRules.all(),
                        serverlessRules())
                .flatMap(rules -> rules)
                .toList();
    }

    private static Stream<Rule> cfnLint() {
        return Stream.of(
                new Rule("I3011", "stateful resources have deletion policies", resources(Rules::lacksDeletionPolicies)),
                new Rule("W3011", "both deletion policies or neither", resources(Rules::hasOneDeletionPolicy)),
                new Rule("I3013", "retention periods are explicit", resources(Rules::usesDefaultRetention)),
                new Rule("W2530", "SnapStart applies to published versions", functions(Rules::lacksSnapStartVersions)),
                new Rule("W2531", "a supported runtime", functions(Rules::usesOldRuntime)));
    }

    private static Stream<Rule> checkov() {
        return Stream.of(
                new Rule(
                        "CKV_AWS_28",
                        "point-in-time recovery",
                        stack -> stack.all(TABLE)
                                .filter(table -> !table.at(
                                                "/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                                        .asText()
                                        .equals("true"))
                                .map(Resource::name)
                                .toList()),
                new Rule("CKV_AWS_45", "no credentials in variables", functions(Rules::containsCredentials)),
                new Rule("CKV_AWS_66", "log retention is set", stack -> stack.lacking(LOGS, "/RetentionInDays")),
                new Rule("CKV_AWS_76", "access logs", stack -> stack.lacking(API, "/AccessLogSettings/DestinationArn")),
                new Rule("CKV_AWS_95", "access logs", stack -> stack.lacking(API, "/AccessLogSettings/DestinationArn")),
                new Rule(
                        "CKV_AWS_115",
                        "a limit on concurrency",
                        functions(function -> !function.has("/ReservedConcurrentExecutions"))),
                new Rule(
                        "CKV_AWS_116", "a dead-letter queue", functions(function -> !function.has("/DeadLetterQueue"))),
                new Rule(
                        "CKV_AWS_119",
                        "a customer-managed key for the table",
                        stack -> stack.lacking(TABLE, "/SSESpecification/KMSMasterKeyId")),
                new Rule("CKV_AWS_158", "a customer-managed key for logs", stack -> stack.lacking(LOGS, "/KmsKeyId")),
                new Rule(
                        "CKV_AWS_173",
                        "a customer-managed key for variables",
                        functions(function -> !function.has("/KmsKeyArn"))),
                new Rule("CKV_AWS_27", "queues are encrypted", resources(Rules::isUnencryptedQueue)),
                new Rule(
                        "CKV_AWS_272", "code is signed", functions(function -> !function.has("/CodeSigningConfigArn"))),
                new Rule(
                        "CKV_AWS_364",
                        "a service may invoke for one source only",
                        resources(Rules::trustsAWholeService)));
    }

    private static Stream<Rule> checkovOnPolicies() {
        return Stream.of(
                new Rule("CKV_AWS_63", "no policy allows every action", resources(Rules::allowsEveryAction)),
                new Rule("CKV_AWS_107", "no credentials for all resources", onAllResources(EXPOSES_CREDENTIALS)),
                new Rule("CKV_AWS_108", "no data access to all resources", onAllResources(EXFILTRATES_DATA)),
                new Rule(
                        "CKV_AWS_109",
                        "no permissions management on all resources",
                        onAllResources(MANAGES_PERMISSIONS)),
                new Rule("CKV_AWS_110", "no privilege escalation", onAllResources(ESCALATES_PRIVILEGES)),
                new Rule("CKV_AWS_111", "no write access to all resources", onAllResources(WRITES)));
    }

    private static Stream<Rule> serverlessRules() {
        return Stream.of(
                new Rule(
                        "WS1000",
                        "tracing",
                        functions(function -> !function.at("/Tracing").asText().equals("Active"))),
                new Rule("ES1001", "queues have a dead-letter queue", Rules::queuesWithoutRedrive),
                new Rule("WS1003", "no wildcard in actions", resources(Rules::hasAStar)),
                new Rule("WS1004", "functions have a log group", Rules::functionsWithoutLogs),
                new Rule("ES1005", "memory is set", functions(function -> !function.has("/MemorySize"))),
                new Rule("ES1006", "the timeout is set", functions(function -> !function.has("/Timeout"))),
                new Rule(
                        "ES1007",
                        "failed asynchronous events have a destination",
                        stack -> stack.invokedAsynchronously()
                                .filter(function ->
                                        !function.has("/EventInvokeConfig/DestinationConfig/OnFailure/Destination"))
                                .map(Resource::name)
                                .toList()),
                new Rule("WS2001", "access logs are structured", resources(Rules::logsAccessAsText)),
                new Rule("ES2003", "throttling is set", resources(Rules::usesDefaultThrottling)),
                new Rule(
                        "ES4000",
                        "failed schedule events have a dead-letter queue",
                        stack -> stack.lacking(SCHEDULE, "/Target/DeadLetterConfig/Arn")));
    }

    private static Function<Stack, List<String>> resources(Predicate<Resource> breaks) {
        return stack -> stack.resources().filter(breaks).map(Resource::name).toList();
    }

    private static Function<Stack, List<String>> functions(Predicate<Resource> breaks) {
        return stack -> stack.functions().filter(breaks).map(Resource::name).toList();
    }

    private static Function<Stack, List<String>> onAllResources(Pattern actions) {
        return resources(resource -> resource.allowedOnEverything()
                .anyMatch(action -> actions.matcher(action).matches()));
    }

    private static boolean lacksDeletionPolicies(Resource resource) {
        return HOLD_STATE.contains(resource.type())
                && !(resource.node().has("DeletionPolicy") && resource.node().has("UpdateReplacePolicy"));
    }

    private static boolean hasOneDeletionPolicy(Resource resource) {
        return resource.node().has("DeletionPolicy") != resource.node().has("UpdateReplacePolicy");
    }

    private static boolean usesDefaultRetention(Resource resource) {
        return (resource.is(QUEUE) && !resource.has("/MessageRetentionPeriod"))
                || (resource.is(LOGS) && !resource.has("/RetentionInDays"));
    }

    private static boolean lacksSnapStartVersions(Resource function) {
        return !function.at("/SnapStart/ApplyOn").asText().equals("PublishedVersions")
                || !function.has("/AutoPublishAlias");
    }

    private static boolean usesOldRuntime(Resource function) {
        return !CURRENT_RUNTIMES.contains(function.at("/Runtime").asText());
    }

    private static boolean containsCredentials(Resource function) {
        return function.at("/Environment/Variables")
                .valueStream()
                .anyMatch(value -> CREDENTIAL.matcher(value.asText()).find());
    }

    private static boolean isUnencryptedQueue(Resource resource) {
        return resource.is(QUEUE)
                && !resource.has("/KmsMasterKeyId")
                && !resource.at("/SqsManagedSseEnabled").asText().equals("true");
    }

    private static boolean trustsAWholeService(Resource resource) {
        return resource.is("AWS::Lambda::Permission") && !resource.has("/SourceArn") && !resource.has("/SourceAccount");
    }

    private static boolean allowsEveryAction(Resource resource) {
        return allowed(resource).anyMatch("*"::equals);
    }

    private static boolean hasAStar(Resource resource) {
        return allowed(resource).anyMatch(action -> action.contains("*"));
    }

    private static Stream<String> allowed(Resource resource) {
        return resource.allowing().flatMap(statement -> Resource.texts(statement.path("Action")));
    }

    private static List<String> queuesWithoutRedrive(Stack stack) {
        return stack.functions()
                .flatMap(function -> function.at("/Events").valueStream())
                .filter(event -> event.path("Type").asText().equals("SQS"))
                .flatMap(event -> Resource.referred(event.at("/Properties/Queue")).stream())
                .filter(queue -> !stack.named(queue).has("/RedrivePolicy/deadLetterTargetArn"))
                .toList();
    }

    private static List<String> functionsWithoutLogs(Stack stack) {
        return stack.functions()
                .filter(function -> Resource.referred(function.at("/LoggingConfig/LogGroup"))
                        .filter(logs -> stack.named(logs).has("/RetentionInDays"))
                        .isEmpty())
                .map(Resource::name)
                .toList();
    }

    private static boolean logsAccessAsText(Resource resource) {
        JsonNode format = resource.at("/AccessLogSettings/Format");
        return resource.is(API)
                && !(format.asText().startsWith("{") && format.asText().endsWith("}"));
    }

    private static boolean usesDefaultThrottling(Resource resource) {
        return resource.is(API)
                && !(resource.has("/DefaultRouteSettings/ThrottlingRateLimit")
                        && resource.has("/DefaultRouteSettings/ThrottlingBurstLimit"));
    }
}
