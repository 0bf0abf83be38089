package io.edgepurge.domain.account;

/** The purge protocol of an origin cache. */
public enum CacheKind {
    /** {@code PURGE} for a file and {@code BAN} for a wildcard. A status of 200 to 299 is a success. */
    VARNISH,
    /**
     * {@code PURGE} for files and for wildcards with their {@code *}. A status of 404 or 412 is also a success: nothing was cached.
     *
     * @see <a href="https://github.com/nginx-modules/ngx_cache_purge">ngx_cache_purge</a>
     */
    NGINX
}
