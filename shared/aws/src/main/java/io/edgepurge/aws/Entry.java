package io.edgepurge.aws;

import io.edgepurge.domain.account.Account;

/** What became of an account that an operator entered or changed. */
public sealed interface Entry {
    /** It stands as it is here. */
    record Done(Account account) implements Entry {}

    /** @param why in a sentence for the operator, who alone may read of other accounts */
    record Refused(String why) implements Entry {}

    /** A new account was wanted, and there is one of this id; it stays as it is. */
    record Exists(Account account) implements Entry {}

    /** An account was to be changed, and there is none of this id. */
    record Missing() implements Entry {}
}
