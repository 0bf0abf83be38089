package io.edgepurge.domain.account;

/** A URL endpoint and the account that owns it. */
public record OwnedEndpoint(AccountId account, UrlEndpoint endpoint) {}
