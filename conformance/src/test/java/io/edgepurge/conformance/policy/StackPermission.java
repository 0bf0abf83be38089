package io.edgepurge.conformance.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An IAM action that CloudFormation takes on a resource with the permissions of the role that deploys.
 *
 * @param type the resource type
 * @param handlers the operations that need it
 * @param unneeded why this template does not need it, or an empty string
 */
record StackPermission(String type, String action, String handlers, String unneeded) {
    private static final Path FILE = Path.of("src", "test", "resources", "deployment", "permissions.tsv");
    private static final String IN_REGION = ":eu-central-1:123456789012:";
    private static final String FUNCTION = "arn:aws:lambda" + IN_REGION + "function:edgepurge-StatusFunction-1A";
    private static final String UNNAMED = "arn:aws:unnamed" + IN_REGION + "1a2b3c";

    /** Resources of a stack with the name edgepurge, as CloudFormation names them. */
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("AWS::CloudWatch::Alarm", "arn:aws:cloudwatch" + IN_REGION + "alarm:edgepurge-OverdueAlarm-1A"),
            Map.entry(
                    "AWS::CloudWatch::Dashboard",
                    "arn:aws:cloudwatch::123456789012:dashboard/edgepurge-eu-central-1-metrics"),
            Map.entry("AWS::DynamoDB::Table", "arn:aws:dynamodb" + IN_REGION + "table/edgepurge-PurgeTable-1A"),
            Map.entry("AWS::IAM::Role", "arn:aws:iam::123456789012:role/edgepurge-StatusRole-1A"),
            Map.entry("AWS::Logs::LogGroup", "arn:aws:logs" + IN_REGION + "log-group:edgepurge-StatusLogs-1A"),
            Map.entry("AWS::S3::Bucket", "arn:aws:s3:::edgepurge-dashboardbucket-1a"),
            Map.entry("AWS::S3::BucketPolicy", "arn:aws:s3:::edgepurge-dashboardbucket-1a"),
            Map.entry("AWS::SQS::Queue", "arn:aws:sqs" + IN_REGION + "edgepurge-DoorbellQueue-1A"),
            Map.entry("AWS::SQS::QueuePolicy", "arn:aws:sqs" + IN_REGION + "edgepurge-DoorbellQueue-1A"),
            Map.entry(
                    "AWS::Scheduler::Schedule",
                    "arn:aws:scheduler" + IN_REGION + "schedule/default/edgepurge-SweepSchedule-1A"),
            Map.entry(
                    "AWS::Scheduler::ScheduleGroup",
                    "arn:aws:scheduler" + IN_REGION + "schedule-group/edgepurge-PurgeSchedules-1A"),
            Map.entry("AWS::Lambda::Function", FUNCTION),
            Map.entry("AWS::Lambda::Version", FUNCTION),
            Map.entry("AWS::Lambda::Alias", FUNCTION),
            Map.entry("AWS::Lambda::Permission", FUNCTION),
            Map.entry("AWS::Lambda::EventInvokeConfig", FUNCTION));

    /**
     * Actions that IAM checks against something else than the resource of the type.
     *
     * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html">Service Authorization Reference</a>
     * @see <a href="https://github.com/aws-samples/amazon-cloudwatch-auto-alarms/issues/1">DescribeAlarms is checked against all alarms</a>
     */
    private static final Map<String, String> CHECKED_ELSEWHERE = Map.of(
            "cloudwatch:DescribeAlarms", "arn:aws:cloudwatch" + IN_REGION + "alarm:*",
            "logs:DescribeLogGroups", "arn:aws:logs" + IN_REGION + "log-group::log-stream:",
            "logs:CreateLogDelivery", "*",
            "logs:DescribeResourcePolicies", "*",
            "logs:PutResourcePolicy", "*",
            "iam:PassRole", "arn:aws:iam::123456789012:role/edgepurge-StatusRole-1A",
            "s3:DeleteObject", "arn:aws:s3:::edgepurge-dashboardbucket-1a/index.html",
            "s3:GetObject", "arn:aws:s3:::aws-sam-cli-managed-default-samclisourcebucket-1a/edgepurge/1a2b",
            "scheduler:DeleteSchedule", "arn:aws:scheduler" + IN_REGION + "schedule/edgepurge-PurgeSchedules-1A/one");

    /** Returns all permissions of the recorded schemas. */
    static List<StackPermission> all() {
        try {
            return Files.readAllLines(FILE).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new StackPermission(cells[0], cells[1], cells[2], cells.length > 3 ? cells[3] : ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isNeeded() {
        return unneeded.isEmpty();
    }

    /** Returns the ARN that IAM checks the action against. Most types without a name of the stack take any ARN. */
    String resource() {
        return CHECKED_ELSEWHERE.getOrDefault(action, NAMED.getOrDefault(type, UNNAMED));
    }

    @Override
    public String toString() {
        return action + " for " + type;
    }
}
