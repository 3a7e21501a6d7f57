package io.lorapipe.presets;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a trainer costs.
 *
 * @param perStep price of one step
 * @param minimumSteps steps that are charged at least
 * @param currency ISO 4217 code
 * @param source where the price is from
 * @param confidence how sure it is
 */
public record Price(BigDecimal perStep, long minimumSteps, String currency, String source, Confidence confidence) {

    public Price {
        if (perStep.signum() < 0 || minimumSteps < 0) {
            throw new IllegalArgumentException("A price is not negative.");
        }
    }

    /** The estimate for this many steps, rounded up to the cent. */
    public Estimate of(long steps) {
        BigDecimal amount = perStep.multiply(BigDecimal.valueOf(Math.max(steps, minimumSteps)));
        return new Estimate(amount.setScale(2, RoundingMode.CEILING), currency, confidence);
    }

    /** What a training will probably cost. */
    public record Estimate(BigDecimal amount, String currency, Confidence confidence) {}
}
