package io.edgepurge.domain.account;

/** How an origin cache wants to be asked to forget. */
public enum CacheKind {
    /** {@code PURGE} for a file, {@code BAN} for a wildcard; only an answer of 200 to 299 is a good one. */
    VARNISH,
    /**
     * {@code PURGE} for both, a wildcard with its {@code *}; 404 and 412 are good answers too: it had nothing there.
     *
     * @see <a href="https://github.com/nginx-modules/ngx_cache_purge">ngx_cache_purge</a>
     */
    NGINX
}
