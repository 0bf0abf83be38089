package io.edgepurge.domain.account;

/** A URL endpoint and the account it belongs to. */
public record OwnedEndpoint(AccountId account, UrlEndpoint endpoint) {}
