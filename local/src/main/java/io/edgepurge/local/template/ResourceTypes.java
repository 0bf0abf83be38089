package io.edgepurge.local.template;

import java.util.Set;

/** The resource types that the local stack runs, and those that it ignores. */
final class ResourceTypes {
    static final String FUNCTION = "AWS::Serverless::Function";
    static final String HTTP_API = "AWS::Serverless::HttpApi";
    static final String TABLE = "AWS::DynamoDB::Table";
    static final String QUEUE = "AWS::SQS::Queue";
    static final String SCHEDULE = "AWS::Scheduler::Schedule";
    static final String HEADERS = "AWS::CloudFront::ResponseHeadersPolicy";
    static final String SCHEDULE_GROUP = "AWS::Scheduler::ScheduleGroup";

    private static final Set<String> SUPPORTED = Set.of(FUNCTION, HTTP_API, TABLE, QUEUE, SCHEDULE, SCHEDULE_GROUP);

    /** Families of ignored types: permissions, alarms, logs, components in front of the API, and the dashboard's bucket. */
    private static final Set<String> IGNORED_FAMILIES = Set.of(
            "AWS::IAM",
            "AWS::CloudWatch",
            "AWS::Logs",
            "AWS::SNS",
            "AWS::ApiGatewayV2",
            "AWS::CloudFront",
            "AWS::S3",
            "AWS::WAFv2",
            "AWS::Route53");

    private static final String QUEUE_POLICY = "AWS::SQS::QueuePolicy";

    private ResourceTypes() {}

    static boolean isKnown(String type) {
        return SUPPORTED.contains(type) || type.equals(QUEUE_POLICY) || IGNORED_FAMILIES.contains(familyOf(type));
    }

    private static String familyOf(String type) {
        return type.substring(0, Math.max(0, type.lastIndexOf("::")));
    }
}
