package io.edgepurge.simulation;

/** Situations that the schedules of a build must reach together; otherwise they would prove little. */
enum CoverageGoal {
    CRASH,
    TIMED_OUT,
    NOT_DELIVERED,
    RESPONSE_LOST,
    CONFLICT,
    DOORBELL_LOST,
    DOORBELL_DUPLICATED,
    KEY_REPEATED,
    QUOTA_EXHAUSTED,
    MONTH_ENDED,
    CREATED,
    CREATED_AGAIN,
    FORGOTTEN,
    LIMIT_REACHED,
    THROTTLED,
    BAD_PATH,
    FOLDER_WILDCARD,
    NOT_ALLOWED,
    REFUNDED,
    FAILED_WITHOUT_REFUND,
    COMPLETED,
    COMPLETED_IN_ALL_SPELLINGS,
    CANCELLED,
    CACHE_UNREACHABLE,
    CACHE_REFUSES,
    CACHE_ABANDONED
}
