package io.edgepurge.conformance.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.edgepurge.standin.Moto;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Creates the resources that moto's CloudFormation supports. Skipped if moto or AWS's SAM translator is not installed. */
class StackAtMotoTest {
    @RegisterExtension
    static final Moto MOTO = new Moto(System.getenv());

    private static final Map<String, Long> CREATED = Map.of(
            "AWS::DynamoDB::Table", 1L,
            "AWS::SQS::Queue", 5L,
            "AWS::IAM::Role", 6L,
            "AWS::Logs::LogGroup", 5L,
            "AWS::Lambda::Function", 4L,
            "AWS::Lambda::Version", 4L);
    private static final Pattern TYPE = Pattern.compile("<ResourceType>([A-Za-z0-9:]+)</ResourceType>");

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void tables_queues_roles_log_groups_and_functions_are_created() throws Exception {
        assumeTrue(AwsTools.areInstalled(), AwsTools.MISSING);
        assertThat(CREATED).containsOnlyKeys(AwsTools.KINDS_IN_MOTO);
        uploadTheCode();

        String created = cloudFormation(Map.of(
                "Action", "CreateStack",
                "StackName", "edgepurge",
                "TemplateBody", AwsTools.transformedForMoto().toString(),
                "Parameters.member.1.ParameterKey", "DistributionArns",
                "Parameters.member.1.ParameterValue", "arn:aws:cloudfront::123456789012:distribution/E1A2B3C4D5E6F7",
                "Capabilities.member.1", "CAPABILITY_IAM"));

        assertThat(created).contains("<StackId>");
        assertThat(cloudFormation(Map.of("Action", "DescribeStacks", "StackName", "edgepurge")))
                .contains("<StackStatus>CREATE_COMPLETE</StackStatus>");
        String resources = cloudFormation(Map.of("Action", "DescribeStackResources", "StackName", "edgepurge"));
        assertThat(TYPE.matcher(resources)
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .collect(groupingBy(type -> type, counting())))
                .isEqualTo(CREATED);
    }

    /** Uploads an object to the place that the transformed template refers to. */
    private void uploadTheCode() throws IOException, InterruptedException {
        put("/code", """
                <CreateBucketConfiguration>
                  <LocationConstraint>eu-central-1</LocationConstraint>
                </CreateBucketConfiguration>""");
        put("/code/function.jar", "a jar");
    }

    private void put(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = signed(MOTO.standIn().dynamoDb().resolve(path), "s3")
                .PUT(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String cloudFormation(Map<String, String> parameters) throws IOException, InterruptedException {
        String form = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
                .collect(joining("&"));
        HttpRequest request = signed(MOTO.standIn().dynamoDb(), "cloudformation")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form + "&Version=2010-05-15"))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** Signs a request; moto selects the service by the signature. */
    private static HttpRequest.Builder signed(URI uri, String service) {
        return HttpRequest.newBuilder(uri)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=local/20260101/eu-central-1/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=0");
    }
}
