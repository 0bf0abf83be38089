package io.edgepurge.invoke;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.LedgerUnavailable;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeLedger;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.QuotaReading;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was accepted, in a list; one account, one month. */
final class ListLedger implements PurgeLedger {
    final List<Purge> purges = new ArrayList<>();
    boolean reachable = true;
    private final Map<IdempotencyKey, Acceptance> byKey = new HashMap<>();

    @Override
    public Accepting accept(Acceptance acceptance) {
        if (!reachable) {
            throw new LedgerUnavailable("no answer", new IllegalStateException());
        }
        Optional<Acceptance> first = acceptance.idempotency().map(idempotency -> byKey.get(idempotency.key()));
        if (first.isPresent()) {
            return repeated(first.get(), acceptance);
        }
        int left = acceptance.monthlyQuota() - unitsTaken();
        if (left < acceptance.purge().units()) {
            return new Accepting.QuotaTooLow(left);
        }
        purges.add(acceptance.purge());
        acceptance.idempotency().ifPresent(idempotency -> byKey.put(idempotency.key(), acceptance));
        return new Accepting.Done();
    }

    @Override
    public Optional<PurgeProgress> find(AccountId account, PurgeId id) {
        return purges.stream()
                .filter(purge -> purge.id().equals(id))
                .map(PurgeProgress::accepted)
                .findFirst();
    }

    @Override
    public QuotaReading quota(AccountId account, YearMonth month, int limit) {
        return new QuotaReading(month, limit, limit - unitsTaken());
    }

    private int unitsTaken() {
        return purges.stream().mapToInt(Purge::units).sum();
    }

    private static Accepting repeated(Acceptance first, Acceptance again) {
        boolean same = first.idempotency()
                .orElseThrow()
                .fingerprint()
                .equals(again.idempotency().orElseThrow().fingerprint());
        return same ? new Accepting.RepeatOf(first.purge().id()) : new Accepting.KeyTaken();
    }
}
