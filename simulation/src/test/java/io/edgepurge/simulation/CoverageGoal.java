package io.edgepurge.simulation;

/** What schedules must meet with, some in this one and some in another, or they would prove little. */
enum CoverageGoal {
    CRASH,
    TIME_WAS_UP,
    NOBODY_REACHED,
    DONE_BUT_UNANSWERED,
    CONFLICT,
    DOORBELL_LOST,
    DOORBELL_DUPLICATED,
    KEY_REPEATED,
    QUOTA_EXHAUSTED,
    MONTH_TURNED,
    CREATED,
    CREATED_AGAIN,
    FORGOTTEN,
    LIMIT_REACHED,
    THROTTLED,
    BAD_PATH,
    WIDENED,
    NOT_ALLOWED,
    REFUNDED,
    FAILED_WITHOUT_REFUND,
    COMPLETED,
    CANCELLED,
    CACHE_DEAD,
    CACHE_REFUSES,
    CACHE_GIVEN_UP
}
