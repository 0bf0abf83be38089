package io.edgepurge.domain.account;

/** Who is calling: the account, and what the key that proved it allows. */
public record Caller(Account account, Grant grant) {
    /** A caller with a key that allows everything that the account may. */
    public static Caller unbound(Account account, KeyId key) {
        return new Caller(account, Grant.ofEverything(key));
    }

    /** The id of the key. */
    public KeyId key() {
        return grant.key();
    }
}
