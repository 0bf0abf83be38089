package io.edgepurge.domain.account;

/** The caller of a request: an account and the grant of its key. */
public record Caller(Account account, Grant grant) {
    /** Returns a caller whose key has all permissions of the account. */
    public static Caller unrestricted(Account account, KeyId key) {
        return new Caller(account, Grant.unrestricted(key));
    }

    /** Returns the ID of the caller's key. */
    public KeyId key() {
        return grant.key();
    }
}
