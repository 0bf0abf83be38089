package io.edgepurge.simulation;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.QuotaReading;
import io.edgepurge.domain.reconcile.Claim;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Bugs in the stores. */
final class BrokenRecords {
    private BrokenRecords() {}

    /** Refunds items that had ended already. Only a repeated step reveals this bug. */
    static CallInterceptor refundedTwice() {
        Set<Item> refunded = new HashSet<>();
        Map<AccountId, Integer> extra = new HashMap<>();
        return call -> {
            if (call.is("ItemStore.markAndRefund")) {
                call.list(1, Claim.class)
                        .forEach(claim -> Item.of(List.of(claim)).stream()
                                .filter(item -> !refunded.add(item))
                                .forEach(item -> extra.merge(claim.account(), 1, Integer::sum)));
            }
            Object answer = call.proceed();
            return answer instanceof QuotaReading reading
                    ? new QuotaReading(
                            reading.month(),
                            reading.limit(),
                            reading.left() + extra.getOrDefault(call.argument(0, AccountId.class), 0))
                    : answer;
        };
    }

    static CallInterceptor terminalOverwritten() {
        Map<Item, ItemState> last = new HashMap<>();
        return call -> {
            if (call.is("ItemStore.mark")) {
                ItemState state = call.argument(2, ItemState.class);
                Item.of(call.list(1, Claim.class)).forEach(item -> last.put(item, state));
            }
            return overwritten(call.proceed(), last);
        };
    }

    private static @Nullable Object overwritten(@Nullable Object answer, Map<Item, ItemState> last) {
        return answer instanceof Optional<?> found && found.orElse(null) instanceof PurgeProgress progress
                ? Optional.of(overwritten(progress, last))
                : answer;
    }

    private static PurgeProgress overwritten(PurgeProgress progress, Map<Item, ItemState> last) {
        Map<Integer, ItemState> states = new HashMap<>(progress.states());
        progress.purge()
                .items()
                .forEach(item -> Optional.ofNullable(
                                last.get(new Item(progress.purge().id(), item.index())))
                        .ifPresent(state -> states.put(item.index(), state)));
        return new PurgeProgress(progress.purge(), states);
    }
}
