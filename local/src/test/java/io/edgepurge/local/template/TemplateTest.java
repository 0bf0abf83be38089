package io.edgepurge.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.edgepurge.local.template.FunctionResource.HttpRoute;
import io.edgepurge.local.template.FunctionResource.QueueTrigger;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemplateTest {
    private static final LocalValues VALUES = new LocalValues(
            "eu-central-1", "000000000000", URI.create("http://127.0.0.1:8084"), Map.of("PollSeconds", "7"));

    private static final String SMALL = """
            Parameters:
              PollSeconds: {Type: Number, Default: 5}
              Folders: {Type: String, Default: 'a,b'}
            Globals:
              Function:
                Timeout: 10
                Environment: {Variables: {TABLE: !Ref Table}}
            Resources:
              Api: {Type: 'AWS::Serverless::HttpApi'}
              Worker:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: target/worker.jar
                  Handler: a.Worker
                  MemorySize: 512
                  AutoPublishAlias: live
                  EventInvokeConfig:
                    MaximumRetryAttempts: 1
                    DestinationConfig: {OnFailure: {Type: SQS, Destination: !GetAtt Dead.Arn}}
                  Environment:
                    Variables:
                      QUEUE_URL: !Ref Queue
                      POLL_SECONDS: {Ref: PollSeconds}
                      FOLDERS: !Ref Folders
                      NOTE: !Sub '${AWS::Region} ${Table.Arn} ${Queue}'
                  Events:
                    Web: {Type: HttpApi, Properties: {Method: post, Path: '/v1/{id}'}}
                    Doorbell:
                      Type: SQS
                      Properties:
                        Queue: !GetAtt Queue.Arn
                        BatchSize: 4
                        MaximumBatchingWindowInSeconds: 2
                        FunctionResponseTypes: [ReportBatchItemFailures]
              Table:
                Type: AWS::DynamoDB::Table
                Properties:
                  AttributeDefinitions:
                    - {AttributeName: sk, AttributeType: N}
                    - {AttributeName: pk, AttributeType: S}
                  KeySchema:
                    - {AttributeName: pk, KeyType: HASH}
                    - {AttributeName: sk, KeyType: RANGE}
                  TimeToLiveSpecification: {AttributeName: expiresAt, Enabled: true}
              Queue:
                Type: AWS::SQS::Queue
                Properties:
                  VisibilityTimeout: 60
                  DelaySeconds: 3
                  RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 5}
              Dead: {Type: 'AWS::SQS::Queue'}
              Sweep:
                Type: AWS::Scheduler::Schedule
                Properties:
                  ScheduleExpression: rate(1 minute)
                  Target: {Arn: !GetAtt Queue.Arn, Input: '{"sweep":true}'}
              Group: {Type: 'AWS::Scheduler::ScheduleGroup'}
              Nightly:
                Type: AWS::Scheduler::Schedule
                Properties:
                  GroupName: !Ref Group
                  Name: demo.nightly
                  State: DISABLED
                  ScheduleExpression: cron(0 2 * * ? *)
                  ScheduleExpressionTimezone: Europe/Berlin
                  Target:
                    Arn: !Ref Worker.Alias
                    Input: !Sub '{"account":"demo","urls":["${Folders}"]}'
                    DeadLetterConfig: {Arn: !GetAtt Dead.Arn}
              Role: {Type: 'AWS::IAM::Role'}
            """;

    @TempDir
    private Path folder;

    @Test
    void a_function_is_read_over_the_globals() {
        FunctionResource worker = read(SMALL).function("Worker");

        assertThat(worker.code()).isEqualTo(new FunctionResource.Code(folder.resolve("target/worker.jar"), "a.Worker"));
        assertThat(worker.limits()).isEqualTo(new FunctionResource.Limits(Duration.ofSeconds(10), 512));
        assertThat(worker.triggers().routes()).containsExactly(new HttpRoute("POST", "/v1/{id}"));
        assertThat(worker.triggers().queues())
                .containsExactly(new QueueTrigger("Queue", 4, Duration.ofSeconds(2), true));
        assertThat(worker.triggers().eventInvokeConfig())
                .isEqualTo(new FunctionResource.EventInvokeConfig(1, Optional.of("Dead")));
    }

    @Test
    void references_resolve_to_local_values() {
        Map<String, String> environment = read(SMALL).function("Worker").environment();

        assertThat(environment)
                .containsOnly(
                        Map.entry("TABLE", "Table"),
                        Map.entry("QUEUE_URL", "http://127.0.0.1:8084/000000000000/Queue"),
                        Map.entry("POLL_SECONDS", "7"),
                        Map.entry("FOLDERS", "a,b"),
                        Map.entry(
                                "NOTE",
                                "eu-central-1 arn:aws:dynamodb:eu-central-1:000000000000:table/Table"
                                        + " http://127.0.0.1:8084/000000000000/Queue"));
    }

    @Test
    void tables_and_queues_have_a_prefix_on_a_shared_emulator() throws IOException {
        LocalValues values =
                new LocalValues("eu-central-1", "123456789012", URI.create("http://127.0.0.1:4566"), Map.of(), "own-");

        Template template = Template.read(Files.writeString(folder.resolve("own.yaml"), SMALL), values);

        assertThat(template.tables()).extracting(TableResource::name).containsExactly("own-Table");
        assertThat(template.queues()).extracting(QueueResource::name).allMatch(name -> name.startsWith("own-"));
        FunctionResource worker = template.function("Worker");
        assertThat(worker.environment())
                .containsEntry("TABLE", "own-Table")
                .containsEntry("QUEUE_URL", "http://127.0.0.1:4566/123456789012/own-Queue");
        assertThat(worker.triggers().queues()).extracting(QueueTrigger::queue).containsExactly("own-Queue");
        assertThat(worker.triggers().eventInvokeConfig().failureQueue()).contains("own-Dead");
    }

    @Test
    void tables_queues_and_schedules_are_read() {
        Template template = read(SMALL);

        assertThat(template.tables())
                .containsExactly(new TableResource(
                        "Table",
                        List.of(new TableResource.Key("pk", "S", "HASH"), new TableResource.Key("sk", "N", "RANGE")),
                        Optional.of("expiresAt")));
        assertThat(template.queues())
                .containsExactly(
                        new QueueResource(
                                "Queue",
                                Duration.ofSeconds(60),
                                Duration.ofSeconds(3),
                                Optional.of(new QueueResource.Redrive("Dead", 5))),
                        new QueueResource("Dead", Duration.ofSeconds(30), Duration.ZERO, Optional.empty()));
        assertThat(template.scheduled().groups()).containsExactly("Group");
        assertThat(template.scheduled().schedules())
                .containsExactly(
                        new ScheduleResource(
                                "Sweep",
                                "default",
                                true,
                                new ScheduleResource.Times("rate(1 minute)", "UTC"),
                                new ScheduleResource.Target(
                                        "arn:aws:sqs:eu-central-1:000000000000:Queue", "{\"sweep\":true}", "")),
                        new ScheduleResource(
                                "demo.nightly",
                                "Group",
                                false,
                                new ScheduleResource.Times("cron(0 2 * * ? *)", "Europe/Berlin"),
                                new ScheduleResource.Target(
                                        "arn:aws:lambda:eu-central-1:000000000000:function:Worker:live",
                                        "{\"account\":\"demo\",\"urls\":[\"a,b\"]}",
                                        "arn:aws:sqs:eu-central-1:000000000000:Dead")));
    }

    @Test
    void an_unknown_resource_type_is_named() {
        assertRefused(
                SMALL.replace("AWS::Serverless::HttpApi", "AWS::Serverless::Api"),
                "template.yaml: Api.Type: 'AWS::Serverless::Api' is not supported by the local stack");
    }

    @Test
    void an_unknown_event_type_is_named() {
        assertRefused(
                SMALL.replace("Type: SQS", "Type: SNS"),
                "template.yaml: Worker.Events.Doorbell.Type: 'SNS' is not supported by the local stack");
    }

    @Test
    void an_unknown_reference_is_named() {
        assertRefused(
                SMALL.replace("QUEUE_URL: !Ref Queue", "QUEUE_URL: !Ref Quee"),
                "template.yaml: Worker.Environment.Variables.QUEUE_URL: cannot resolve the reference to Quee");
    }

    @Test
    void an_unknown_attribute_is_named() {
        assertRefused(
                SMALL.replace("Queue: !GetAtt Queue.Arn", "Queue: !GetAtt Queue.Url"),
                "template.yaml: Worker.Events.Doorbell.Properties.Queue: cannot resolve the attribute Queue.Url");
    }

    @Test
    void an_unsupported_intrinsic_function_is_named() {
        assertRefused(
                SMALL.replace("FOLDERS: !Ref Folders", "FOLDERS: !If [A, b, c]"),
                "template.yaml: Worker.Environment.Variables.FOLDERS: Fn::If is not supported by the local stack");
    }

    @Test
    void a_missing_property_is_named() {
        assertRefused(
                SMALL.replace("Handler: a.Worker", "Runtime: java25"), "template.yaml: Worker.Handler: is missing");
    }

    @Test
    void an_unsupported_property_is_rejected() {
        assertRefused(
                SMALL.replace("DelaySeconds: 3", "FifoQueue: true"),
                "template.yaml: Queue.FifoQueue: is not supported by the local stack");
    }

    @Test
    void a_missing_template_is_named() {
        Path missing = folder.resolve("nowhere.yaml");

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> Template.read(missing, VALUES))
                .withMessageStartingWith(missing + ": cannot be read");
    }

    private void assertRefused(String yaml, String message) {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> read(yaml))
                .withMessage(message);
    }

    private Template read(String yaml) {
        try {
            return Template.read(Files.writeString(folder.resolve("template.yaml"), yaml), VALUES);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
