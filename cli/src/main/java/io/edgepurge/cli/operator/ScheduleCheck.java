package io.edgepurge.cli.operator;

import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.Printable;
import io.edgepurge.domain.purge.BulkPurgeService;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.PurgeService;
import io.edgepurge.domain.purge.Refusal;
import io.edgepurge.domain.purge.RefusedItem;
import io.edgepurge.domain.purge.RefusedItem.RefusedImage;
import io.edgepurge.domain.purge.RefusedItem.RefusedTag;
import io.edgepurge.domain.purge.RefusedItem.RefusedUrl;
import io.edgepurge.domain.schedule.PurgeSchedule;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.domain.url.SuggestionKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks the items of a schedule against the account in the table, by the same rules as the purge of each run.
 *
 * @param variables the environment, with the name of the table as {@code PURGE_TABLE}
 */
public record ScheduleCheck(Map<String, String> variables, ProtectedFolders protectedFolders) {
    private static final String INDENT = "\n  ";

    /** @throws CommandFailure if the purge would be refused, the account does not exist, or the table does not respond */
    public void requireAcceptable(PurgeSchedule schedule) {
        refusalOf(schedule).ifPresent(refusal -> {
            throw new CommandFailure(ExitCode.REFUSED, sentence(refusal));
        });
    }

    private Optional<Refusal> refusalOf(PurgeSchedule schedule) {
        return new StackAccess(variables).call(aws -> {
            PurgeService purgeService = new PurgeService(aws.purgePortsWithoutDoorbells(), protectedFolders);
            return new BulkPurgeService(purgeService)
                    .findRefusal(PurgeRequest.bySchedule(
                            StackAccess.account(aws, schedule.id().account()),
                            schedule.spec(),
                            new IdempotencyKey(schedule.id().value())));
        });
    }

    private static String sentence(Refusal refusal) {
        return switch (refusal) {
            case Refusal.ItemsRefused(List<RefusedItem> items) -> sentence(items);
            case Refusal.ItemsForbidden(List<RefusedItem> items) -> sentence(items);
            case Refusal.RequestRefused refused -> refused.sentence();
            case Refusal.KeyTaken _, Refusal.QuotaExceeded _, Refusal.Busy _ ->
                throw new IllegalStateException("a check records nothing, so it cannot end as " + refusal);
        };
    }

    private static String sentence(List<RefusedItem> items) {
        return "Every run of the schedule would be refused:"
                + items.stream().map(ScheduleCheck::line).collect(Collectors.joining());
    }

    private static String line(RefusedItem item) {
        String text = switch (item) {
            case RefusedUrl refused -> refused.url();
            case RefusedImage refused -> refused.url();
            case RefusedTag refused ->
                refused.tag().endpoint() + "=" + refused.tag().tag();
        };
        return INDENT + Printable.url(text) + INDENT + "  "
                + item.refusal().rule().code() + ": "
                + item.refusal().sentence()
                + item.refusal()
                        .suggestion()
                        .map(suggestion -> INDENT + "  try: " + Printable.url(suggestion.text())
                                + (suggestion.kind() == SuggestionKind.WIDER ? " (also purges other objects)" : ""))
                        .orElse("");
    }
}
