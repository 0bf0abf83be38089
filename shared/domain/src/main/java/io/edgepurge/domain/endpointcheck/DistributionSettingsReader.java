package io.edgepurge.domain.endpointcheck;

import io.edgepurge.domain.account.DistributionId;
import java.util.function.BooleanSupplier;

/** A port that reads the settings of distributions from CloudFront. Safe for use by many threads. */
public interface DistributionSettingsReader {
    /**
     * Reads the settings of a distribution and of its cache policies. Never throws because of CloudFront.
     *
     * @param permit asked before each call of CloudFront; if it returns false, the result is {@link CheckFailure.Reason#UNAVAILABLE}
     */
    Result read(DistributionId distribution, BooleanSupplier permit);

    /** The settings, or the reason why they could not be read. */
    sealed interface Result {
        record Read(DistributionSettings settings) implements Result {}

        record Failed(CheckFailure failure) implements Result {}
    }
}
