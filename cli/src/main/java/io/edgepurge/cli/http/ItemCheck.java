package io.edgepurge.cli.http;

import io.edgepurge.cli.input.InputItem;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ServiceOptions;
import io.edgepurge.client.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The items of a request that the service would accept, and the failure to report for the others.
 *
 * @param failure empty if the service would accept all items
 */
record ItemCheck(List<InputItem> acceptable, Optional<CommandFailure> failure) {
    ItemCheck {
        acceptable = List.copyOf(acceptable);
    }

    /**
     * Checks items with previews, which change nothing.
     *
     * @throws CommandFailure if the service does not respond
     */
    static ItemCheck of(ServiceOptions service, List<InputItem> items, RequestOptions request) {
        List<InputItem> acceptable = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (List<InputItem> batch : PreviewRun.batches(items)) {
            List<Violation> found = ApiAccess.of(service, batch)
                    .call(client -> client.preview(request.requestFor(batch)))
                    .value()
                    .violations()
                    .stream()
                    .filter(violation -> violation.place().index().isPresent())
                    .toList();
            violations.addAll(found);
            lines.append(new RefusalMessage(batch).lines(found));
            acceptable.addAll(without(found, batch));
        }
        return new ItemCheck(acceptable, failure(items.size() - acceptable.size(), violations, lines.toString()));
    }

    /** Runs the purge of the acceptable items, and then fails if there are others. */
    void thenFail(Runnable purge) {
        if (failure.isEmpty()) {
            purge.run();
            return;
        }
        CommandFailure refused = failure.get();
        if (!acceptable.isEmpty()) {
            try {
                purge.run();
            } catch (CommandFailure e) {
                throw new CommandFailure(e.exitCode(), e.getMessage() + "\n" + refused.getMessage());
            }
        }
        throw refused;
    }

    private static List<InputItem> without(List<Violation> violations, List<InputItem> batch) {
        Set<Integer> refused = new HashSet<>();
        violations.forEach(violation -> violation.place().index().ifPresent(refused::add));
        List<InputItem> rest = new ArrayList<>();
        for (int index = 0; index < batch.size(); index++) {
            if (!refused.contains(index)) {
                rest.add(batch.get(index));
            }
        }
        return rest;
    }

    private static Optional<CommandFailure> failure(int refused, List<Violation> violations, String lines) {
        return refused == 0
                ? Optional.empty()
                : Optional.of(new CommandFailure(
                        PreviewRun.exitCode(violations),
                        refused + (refused == 1 ? " item was" : " items were") + " refused and not purged:" + lines
                                + RefusalMessage.adviceOn(violations)));
    }
}
