package io.edgepurge.cli.operator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.aws.AwsWiring;
import io.edgepurge.aws.FolderWildcardsResult;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.CommandOutput;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.Session;
import io.edgepurge.cli.run.Table;
import io.edgepurge.cli.run.TableOptions;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.reconcile.FolderWildcardPolicy;
import io.edgepurge.domain.reconcile.PlanStore.DistributionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows, allows and forbids folder wildcards. */
@Command(
        name = "folders",
        description = "Allows or forbids that one wildcard replaces many files of a folder; without options, shows the"
                + " current policy.",
        mixinStandardHelpOptions = true)
final class DistributionFolders implements Runnable {
    private final Session session;

    @Mixin
    private final TableOptions stack;

    @Parameters(paramLabel = "DISTRIBUTION", description = "ID of the distribution, as shown by CloudFront")
    private String id = "";

    @ArgGroup
    private Choice choice = new Choice();

    DistributionFolders(Session session) {
        this.session = session;
        this.stack = new TableOptions(session);
    }

    /** The change to make. */
    private static final class Choice {
        @ArgGroup(exclusive = false)
        private Allowed allowed = new Allowed();

        @Option(names = "--off", description = "forbid folder wildcards")
        private boolean off;
    }

    /** The folder wildcards to allow. */
    private static final class Allowed {
        @Option(
                names = "--more-than",
                required = true,
                paramLabel = "N",
                description = "number of waiting files of a folder above which a wildcard replaces them")
        private int moreThan;

        @Option(
                names = "--within",
                required = true,
                paramLabel = "FOLDER",
                description = "folder in which other files may be purged too, such as /img/shoes/; repeatable")
        private List<String> within = new ArrayList<>();
    }

    @Override
    public void run() {
        DistributionId distribution = CommandFailure.validated(() -> new DistributionId(id));
        Optional<FolderWildcardPolicy> wanted = choice.allowed.within.isEmpty()
                ? Optional.empty()
                : Optional.of(CommandFailure.validated(
                        () -> new FolderWildcardPolicy(choice.allowed.moreThan, choice.allowed.within)));
        Optional<FolderWildcardPolicy> allowed =
                new StackAccess(stack.variables()).call(aws -> changed(aws, distribution, wanted));
        session.print(CommandOutput.of(() -> json(allowed), () -> table(allowed)));
    }

    private Optional<FolderWildcardPolicy> changed(
            AwsWiring aws, DistributionId distribution, Optional<FolderWildcardPolicy> wanted) {
        wanted.ifPresent(allowed -> check(aws.accountRegistry().allowFolderWildcards(distribution, allowed)));
        if (choice.off) {
            check(aws.accountRegistry().forbidFolderWildcards(distribution));
        }
        return aws.planStore().state(distribution).flatMap(DistributionState::folderWildcards);
    }

    private static void check(FolderWildcardsResult result) {
        if (result instanceof FolderWildcardsResult.Refused(String reason)) {
            throw new CommandFailure(ExitCode.REFUSED, reason);
        }
    }

    private static Table table(Optional<FolderWildcardPolicy> allowed) {
        return Table.of("MORE THAN", "WITHIN")
                .withAll(allowed.stream()
                        .flatMap(policy -> policy.within().stream()
                                .map(folder -> List.of(String.valueOf(policy.moreThan()), folder)))
                        .toList());
    }

    private static ObjectNode json(Optional<FolderWildcardPolicy> allowed) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        allowed.ifPresent(policy -> json.put("moreThan", policy.moreThan()));
        ArrayNode within = json.putArray("within");
        allowed.ifPresent(policy -> policy.within().forEach(within::add));
        return json;
    }
}
