package io.edgepurge.aws;

import io.edgepurge.domain.account.Account;

/** The result of creating or changing an account. */
public sealed interface AccountResult {
    /** The account is stored. */
    record Saved(Account account) implements AccountResult {}

    /**
     * The account breaks a rule; nothing changed.
     *
     * @param reason a sentence for the operator. It can name other accounts, so never show it to callers.
     */
    record Refused(String reason) implements AccountResult {}

    /**
     * An account with this ID already exists; nothing changed.
     *
     * @param account the existing account
     */
    record AlreadyExists(Account account) implements AccountResult {}

    /** No account has this ID. */
    record NotFound() implements AccountResult {}

    /**
     * Returns the stored account.
     *
     * @throws IllegalStateException if nothing was stored; the message contains the reason
     */
    default Account orThrow() {
        return switch (this) {
            case Saved(Account account) -> account;
            case Refused(String reason) -> throw new IllegalStateException(reason);
            case AlreadyExists(Account account) ->
                throw new IllegalStateException("account " + account.id() + " already exists");
            case NotFound() -> throw new IllegalStateException("the account does not exist");
        };
    }
}
