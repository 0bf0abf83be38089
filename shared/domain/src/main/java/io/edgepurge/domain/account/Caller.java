package io.edgepurge.domain.account;

/** Who is calling: the account, and the key that proved it. */
public record Caller(Account account, KeyId key) {}
