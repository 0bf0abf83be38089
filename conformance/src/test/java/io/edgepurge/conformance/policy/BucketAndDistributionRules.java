package io.edgepurge.conformance.policy;

import io.edgepurge.local.template.Resource;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The rules of checkov for buckets and CloudFront distributions. They apply to both branches of an {@code Fn::If}. */
final class BucketAndDistributionRules {
    static final String BUCKET = "AWS::S3::Bucket";
    private static final String DISTRIBUTION = "AWS::CloudFront::Distribution";

    private static final Set<String> ENCRYPTIONS = Set.of("AES256", "aws:kms", "aws:kms:dsse");
    private static final Set<String> BY_TLS = Set.of("https-only", "redirect-to-https");

    private BucketAndDistributionRules() {}

    static Stream<Rule> checkov() {
        return Stream.concat(ofBuckets(), ofDistributions());
    }

    private static Stream<Rule> ofBuckets() {
        return Stream.of(
                bucket("CKV_AWS_18", "access logs", bucket -> !bucket.has("/LoggingConfiguration")),
                bucket("CKV_AWS_19", "buckets are encrypted", BucketAndDistributionRules::isOpen),
                bucket("CKV_AWS_20", "no public read access", bucket -> isGivenTo("PublicRead", bucket)),
                bucket(
                        "CKV_AWS_21",
                        "versions are kept",
                        bucket -> !bucket.at("/VersioningConfiguration/Status")
                                .asText()
                                .equals("Enabled")),
                blocked("CKV_AWS_53", "BlockPublicAcls"),
                blocked("CKV_AWS_54", "BlockPublicPolicy"),
                blocked("CKV_AWS_55", "IgnorePublicAcls"),
                blocked("CKV_AWS_56", "RestrictPublicBuckets"),
                bucket("CKV_AWS_57", "no public write access", bucket -> isGivenTo("PublicReadWrite", bucket)));
    }

    private static Stream<Rule> ofDistributions() {
        return Stream.of(
                distribution(
                        "CKV_AWS_34",
                        "TLS only",
                        distribution -> !BY_TLS.containsAll(valuesOf("ViewerProtocolPolicy", distribution))),
                distribution(
                        "CKV_AWS_68", "AWS WAF", distribution -> !distribution.has("/DistributionConfig/WebACLId")),
                distribution(
                        "CKV_AWS_86", "access logs", distribution -> !distribution.has("/DistributionConfig/Logging")),
                distribution(
                        "CKV_AWS_174",
                        "TLS 1.2 with a custom certificate",
                        distribution -> valuesOf("MinimumProtocolVersion", distribution).stream()
                                .anyMatch(version -> !version.startsWith("TLSv1.2"))));
    }

    private static Rule bucket(String id, String text, Predicate<Resource> breaks) {
        return rule(BUCKET, new Requirement(id, text), breaks);
    }

    private static Rule distribution(String id, String text, Predicate<Resource> breaks) {
        return rule(DISTRIBUTION, new Requirement(id, text), breaks);
    }

    private static Rule blocked(String id, String setting) {
        return bucket(
                id,
                setting,
                bucket -> !bucket.at("/PublicAccessBlockConfiguration/" + setting)
                        .asText()
                        .equals("true"));
    }

    private record Requirement(String id, String text) {}

    private static Rule rule(String type, Requirement requirement, Predicate<Resource> breaks) {
        return new Rule(
                requirement.id(),
                requirement.text(),
                stack -> stack.all(type).filter(breaks).map(Resource::name).toList());
    }

    private static boolean isOpen(Resource bucket) {
        return !ENCRYPTIONS.containsAll(valuesOf("SSEAlgorithm", bucket))
                || valuesOf("SSEAlgorithm", bucket).isEmpty();
    }

    private static boolean isGivenTo(String whom, Resource bucket) {
        return bucket.at("/AccessControl").asText().equals(whom);
    }

    private static List<String> valuesOf(String name, Resource resource) {
        return resource.properties().findValuesAsText(name);
    }
}
