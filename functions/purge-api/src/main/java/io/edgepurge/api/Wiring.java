package io.edgepurge.api;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.aws.Environment;
import io.edgepurge.aws.Priming;
import io.edgepurge.aws.PrimingAccounts;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.account.CachingAccounts;
import io.edgepurge.domain.purge.PurgeService;
import io.edgepurge.domain.reconcile.CancelService;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.domain.verifier.VerificationService;
import io.edgepurge.log.FunctionOutput;
import io.edgepurge.log.LoggingSetup;
import io.edgepurge.log.PurgeLogLines;
import io.edgepurge.request.Authenticator;
import io.edgepurge.request.QuotaReader;
import io.edgepurge.response.ErrorFormat;
import io.edgepurge.response.SupportContact;
import java.time.Clock;
import java.util.Map;

/** The dependencies of the function. The only class here that refers to implementations. */
record Wiring(
        Accounts accounts,
        PurgeService purgeService,
        CancelService cancelService,
        VerificationService verificationService,
        QuotaReader quotas,
        SupportContact support,
        Clock clock) {

    /**
     * Creates the dependencies. Before a SnapStart snapshot, it also handles priming requests.
     *
     * @throws IllegalArgumentException if a setting is missing or malformed; the message names it
     */
    static Wiring from(Map<String, String> variables) {
        Clock clock = Clock.systemUTC();
        FunctionOutput output = FunctionOutput.of(variables, clock);
        LoggingSetup.writeTo(output);
        AwsWiring aws = new AwsWiring(variables);
        Environment settings = new Environment(variables);
        Wiring wiring = of(aws, settings, new PurgeLogLines(output), clock);
        Priming priming = Priming.of(variables);
        PurgeLogLines discarded = new PurgeLogLines(output.discarded());
        priming.run(() -> new PrimingRequests(
                        of(aws.readOnly(), settings, discarded, clock).forPriming())
                .send());
        priming.run(() -> LoggingSetup.discardDuring(output, () -> {
            PrimingRequests requests = new PrimingRequests(of(aws.inMemory(), settings, discarded, clock));
            Priming.repeat(requests::send);
        }));
        return wiring;
    }

    private static Wiring of(AwsWiring aws, Environment settings, PurgeLogLines lines, Clock clock) {
        ProtectedFolders folders = ProtectedFolders.parse(settings.text("PROTECTED_FOLDERS"));
        return new Wiring(
                new CachingAccounts(aws.accounts(), clock),
                new PurgeService(aws.purgePorts(lines), folders),
                new CancelService(aws.purgeStore(), aws.planStore(), lines, clock),
                new VerificationService(aws.purgeStore(), aws.verificationStore(), aws.doorbells(), clock),
                new QuotaReader(aws.purgeStore()),
                SupportContact.of(settings.text("SUPPORT_CONTACT", "")),
                clock);
    }

    private Wiring forPriming() {
        return new Wiring(
                new PrimingAccounts(accounts),
                purgeService,
                cancelService,
                verificationService,
                quotas,
                support,
                clock);
    }

    Authenticator authenticator(ErrorFormat errorFormat) {
        return new Authenticator(accounts, quotas, errorFormat, support, clock);
    }
}
