package io.edgepurge.cli.operator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.cli.operator.EndpointChecker.CheckedEndpoint;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.CommandOutput;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.Session;
import io.edgepurge.cli.run.Table;
import io.edgepurge.cli.run.TableOptions;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.OwnedEndpoint;
import io.edgepurge.domain.endpointcheck.CheckFailure;
import io.edgepurge.domain.endpointcheck.EndpointFinding;
import io.edgepurge.domain.endpointcheck.FindingRule.Severity;
import io.edgepurge.domain.endpointcheck.PathPattern;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks whether purges on URL endpoints can have an effect. */
@Command(
        name = "check",
        description =
                "Reads the settings of the distributions and reports purges that have no effect. Stores the settings,"
                        + " so purges are checked by them. Exit code 6 if some purges certainly have no effect.",
        mixinStandardHelpOptions = true)
final class EndpointCheck implements Runnable {
    private final Session session;

    @Mixin
    private final TableOptions stack;

    @Parameters(paramLabel = "ACCOUNT", arity = "0..1", description = "ID of the account (default: all accounts)")
    private Optional<String> id = Optional.empty();

    EndpointCheck(Session session) {
        this.session = session;
        this.stack = new TableOptions(session);
    }

    @Override
    public void run() {
        StackAccess access = new StackAccess(stack.variables());
        List<CheckedEndpoint> checked = new EndpointChecker(access).check(endpoints(access));
        session.print(CommandOutput.of(() -> json(checked), () -> table(checked)));
        fixes(checked).forEach(session::printMessage);
        failure(checked).ifPresent(exitCode -> {
            throw new CommandFailure(exitCode, sentence(exitCode));
        });
    }

    private List<OwnedEndpoint> endpoints(StackAccess access) {
        Optional<AccountId> account = id.map(text -> CommandFailure.validated(() -> new AccountId(text)));
        return access.call(aws -> account.map(
                        known -> StackAccess.account(aws, known).ownedEndpoints())
                .orElseGet(() -> aws.accountRegistry().endpoints().stream()
                        .sorted(Comparator.comparing(OwnedEndpoint::account)
                                .thenComparing(owned -> owned.endpoint().url()))
                        .toList()));
    }

    private static Optional<ExitCode> failure(List<CheckedEndpoint> checked) {
        boolean noEffect = checked.stream()
                .flatMap(endpoint -> endpoint.findings().stream())
                .anyMatch(finding -> finding.rule().severity() == Severity.NO_EFFECT);
        if (noEffect) {
            return Optional.of(ExitCode.NO_EFFECT);
        }
        List<CheckFailure.Reason> reasons = checked.stream()
                .flatMap(endpoint -> endpoint.distribution().failure().stream())
                .map(CheckFailure::reason)
                .toList();
        if (reasons.contains(CheckFailure.Reason.NOT_ALLOWED)) {
            return Optional.of(ExitCode.NOT_ALLOWED);
        }
        return reasons.contains(CheckFailure.Reason.UNAVAILABLE) || reasons.contains(CheckFailure.Reason.NOT_FOUND)
                ? Optional.of(ExitCode.FAILED)
                : Optional.empty();
    }

    private static String sentence(ExitCode exitCode) {
        return exitCode == ExitCode.NO_EFFECT
                ? "Some purges on these endpoints have no effect."
                : "Some distributions could not be read.";
    }

    private static List<String> fixes(List<CheckedEndpoint> checked) {
        return checked.stream()
                .flatMap(endpoint -> Stream.concat(
                        endpoint.distribution().failure().stream()
                                .map(failure -> EndpointChecker.sentence(
                                        endpoint.owned().endpoint().distribution(), failure)),
                        endpoint.findings().stream()
                                .map(finding -> finding.rule().code() + ": "
                                        + finding.rule().fix())))
                .distinct()
                .toList();
    }

    private static Table table(List<CheckedEndpoint> checked) {
        return Table.of("ENDPOINT", "DISTRIBUTION", "PATTERN", "CODE", "FINDING")
                .withAll(checked.stream().flatMap(EndpointCheck::rows).toList())
                .shortening("FINDING");
    }

    private static Stream<List<String>> rows(CheckedEndpoint checked) {
        Stream<List<String>> failure = checked.distribution().failure().stream()
                .map(reason -> row(checked, "-", reason.reason().word(), "Could not be read."));
        Stream<List<String>> findings = checked.findings().stream()
                .map(finding -> row(
                        checked,
                        finding.pattern().map(PathPattern::value).orElse("-"),
                        finding.rule().code(),
                        finding.sentence()));
        List<List<String>> rows = Stream.concat(failure, findings).toList();
        return rows.isEmpty() ? Stream.of(row(checked, "-", "-", "No findings")) : rows.stream();
    }

    private static List<String> row(CheckedEndpoint checked, String pattern, String code, String text) {
        return List.of(
                checked.owned().endpoint().url(),
                checked.owned().endpoint().distribution().value(),
                pattern,
                code,
                text);
    }

    private static ObjectNode json(List<CheckedEndpoint> checked) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("endpoints");
        checked.forEach(endpoint -> list.add(json(endpoint)));
        return json;
    }

    private static ObjectNode json(CheckedEndpoint checked) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("account", checked.owned().account().value())
                .put("url", checked.owned().endpoint().url())
                .put("distribution", checked.owned().endpoint().distribution().value())
                .put("checkedAt", checked.distribution().checkedAt().toString());
        checked.distribution()
                .reading()
                .ifPresent(reading -> json.put("readAt", reading.readAt().toString()));
        checked.distribution()
                .failure()
                .ifPresent(failure -> json.putObject("failure")
                        .put("reason", failure.reason().word())
                        .put("detail", failure.detail()));
        ArrayNode findings = json.putArray("findings");
        checked.findings().forEach(finding -> findings.add(json(finding)));
        return json;
    }

    private static ObjectNode json(EndpointFinding finding) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("code", finding.rule().code())
                .put("effect", finding.rule().severity().word());
        finding.pattern().ifPresent(pattern -> json.put("pattern", pattern.value()));
        return json.put("detail", finding.sentence()).put("fix", finding.rule().fix());
    }
}
