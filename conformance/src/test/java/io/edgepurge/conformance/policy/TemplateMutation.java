package io.edgepurge.conformance.policy;

/** A mutation of template.yaml that breaks a rule, for each rule. */
enum TemplateMutation {
    I3011("    DeletionPolicy: Retain\n    UpdateReplacePolicy: Retain\n", ""),
    W3011("    DeletionPolicy: Retain\n", ""),
    I3013("      MessageRetentionPeriod: 345600\n", ""),
    W2530("    AutoPublishAlias: live\n", ""),
    W2531("Runtime: java25", "Runtime: java8"),
    CKV_AWS_28("PointInTimeRecoveryEnabled: true", "PointInTimeRecoveryEnabled: false"),
    CKV_AWS_45("STACK_NAME: !Ref AWS::StackName", "STACK_NAME: AKIA" + "ABCDEFGHIJKLMNOP"),
    CKV_AWS_66("      RetentionInDays: !Ref LogRetentionDays\n", ""),
    CKV_AWS_76("DestinationArn: !GetAtt ApiAccessLogs.Arn", "Note: none"),
    CKV_AWS_95("DestinationArn: !GetAtt ApiAccessLogs.Arn", "Note: none"),
    CKV_AWS_115("id: CKV_AWS_115", "id: none"),
    CKV_AWS_116("id: CKV_AWS_116", "id: none"),
    CKV_AWS_119("id: CKV_AWS_119", "id: none"),
    CKV_AWS_158("id: CKV_AWS_158", "id: none"),
    CKV_AWS_173("id: CKV_AWS_173", "id: none"),
    CKV_AWS_27("SqsManagedSseEnabled: true", "SqsManagedSseEnabled: false"),
    CKV_AWS_272("id: CKV_AWS_272", "id: none"),
    CKV_AWS_364("\nOutputs:", """

  AnybodysPermission:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      Principal: events.amazonaws.com

Outputs:"""),
    CKV_AWS_63("Action: sqs:SendMessage", "Action: '*'"),
    CKV_AWS_107("scheduler:ListSchedules", "sts:GetSessionToken"),
    CKV_AWS_108("scheduler:ListSchedules", "s3:GetObject"),
    CKV_AWS_109("scheduler:ListSchedules", "sqs:SetQueueAttributes"),
    CKV_AWS_110("scheduler:ListSchedules", "iam:PassRole"),
    CKV_AWS_111("id: CKV_AWS_111", "id: none"),
    CKV_AWS_18("id: CKV_AWS_18", "id: none"),
    CKV_AWS_19("SSEAlgorithm: AES256", "SSEAlgorithm: none"),
    CKV_AWS_20("          - ObjectOwnership: BucketOwnerEnforced\n", "          []\n      AccessControl: PublicRead\n"),
    CKV_AWS_21(
            "      VersioningConfiguration:\n        Status: Enabled",
            "      VersioningConfiguration:\n        Status: Suspended"),
    CKV_AWS_53("BlockPublicAcls: true", "BlockPublicAcls: false"),
    CKV_AWS_54("BlockPublicPolicy: true", "BlockPublicPolicy: false"),
    CKV_AWS_55("IgnorePublicAcls: true", "IgnorePublicAcls: false"),
    CKV_AWS_56("RestrictPublicBuckets: true", "RestrictPublicBuckets: false"),
    CKV_AWS_57(
            "          - ObjectOwnership: BucketOwnerEnforced\n",
            "          []\n      AccessControl: PublicReadWrite\n"),
    CKV_AWS_34("ViewerProtocolPolicy: redirect-to-https", "ViewerProtocolPolicy: allow-all"),
    CKV_AWS_68("        WebACLId: !If [MakesWebAcl, !GetAtt FrontDoorWebAcl.Arn, !Ref WebAclArn]\n", ""),
    CKV_AWS_86("id: CKV_AWS_86", "id: none"),
    CKV_AWS_174("MinimumProtocolVersion: TLSv1.2_2021", "MinimumProtocolVersion: TLSv1"),
    WS1000("Tracing: Active", "Tracing: PassThrough"),
    ES1001("deadLetterTargetArn", "Note"),
    WS1003("Action: sqs:SendMessage", "Action: sqs:Send*"),
    WS1004("LogGroup: !Ref StatusLogs", "LogGroup: somewhere"),
    ES1005("    MemorySize: 1024\n", ""),
    ES1006("    Timeout: 10\n", ""),
    ES1007("OnFailure:", "Never:"),
    WS2001("{\"time\":\"$context.requestTime\",", "$context.requestTime "),
    ES2003("        ThrottlingBurstLimit: !Ref RequestsAtOnce\n", ""),
    ES4000("DeadLetterConfig:", "Never:"),
    ONE_RECORD("\nOutputs:", """

  FrontDoorRecord:
    Type: AWS::Route53::RecordSet
    Condition: DomainAtFrontDoor
    Properties:
      HostedZoneId: !Ref HostedZoneId
      Name: !Ref DomainName
      Type: A
      AliasTarget:
        DNSName: !GetAtt FrontDoorDistribution.DomainName
        HostedZoneId: Z2FDTNDATAQYW2

Outputs:""");

    private final String was;
    private final String is;

    TemplateMutation(String was, String is) {
        this.was = was;
        this.is = is;
    }

    String was() {
        return was;
    }

    String is() {
        return is;
    }

    Rule rule() {
        return Rules.all().stream()
                .filter(rule -> rule.id().equals(name()))
                .findFirst()
                .orElseThrow();
    }
}
