package io.edgepurge.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.local.aws.EmbeddedDynamoDb;
import io.edgepurge.local.template.TableResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page for operators is a program, and is run as it says. */
class OperatorsPageTest {
    private static final Path PAGE = Path.of("../docs/operators.md");
    private static final TableResource TABLE = new TableResource(
            "purges",
            List.of(new TableResource.Key("pk", "S", "HASH"), new TableResource.Key("sk", "S", "RANGE")),
            Optional.empty());

    @TempDir
    Path folder;

    @Test
    void what_the_page_shows_enters_an_account_and_a_key() throws IOException, InterruptedException {
        try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start(0, Optional.empty(), List.of(TABLE))) {
            Map<String, String> variables = variables(dynamoDb);

            String printed = run(variables);

            AwsWiring aws = new AwsWiring(variables);
            Caller caller =
                    aws.accounts().callerWith(new ApiKey(printed.strip())).orElseThrow();
            assertThat(caller.account().id()).isEqualTo(new AccountId("acme"));
            assertThat(caller.account().endpoints())
                    .extracting(UrlEndpoint::url)
                    .containsExactly("https://img.example/acme/", "https://shop.example/acme-shop/");
            assertThat(aws.plans().standing(new DistributionId("E1A2B3C4D5E6F7")))
                    .hasValueSatisfying(
                            standing -> assertThat(standing.folderWildcards()).isPresent());
        }
    }

    private String run(Map<String, String> variables) throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("Operators.java"), program());
        Path printed = folder.resolve("printed");
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString(),
                        TABLE.name())
                .redirectOutput(printed.toFile())
                .redirectError(folder.resolve("complaints").toFile());
        java.environment().putAll(variables);

        int exit = java.start().waitFor();

        assertThat(exit).as(Files.readString(folder.resolve("complaints"))).isZero();
        return Files.readString(printed);
    }

    private static String program() throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("```java\n") + "```java\n".length();
        return page.substring(start, page.indexOf("```", start));
    }

    private static Map<String, String> variables(EmbeddedDynamoDb dynamoDb) {
        return new HashMap<>(Map.of(
                "PURGE_TABLE", TABLE.name(),
                "AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.endpoint().toString(),
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local"));
    }
}
