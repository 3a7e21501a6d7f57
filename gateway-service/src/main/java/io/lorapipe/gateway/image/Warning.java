package io.lorapipe.gateway.image;

import io.lorapipe.images.warn.ImageWarning;
import java.util.Locale;

/**
 * What is no reason to refuse anything, but may make a worse training.
 *
 * @param code stable name of the kind of warning
 * @param culprit what it is about, by the name the user knows
 * @param message one sentence: what was found and what to do
 */
public record Warning(String code, String culprit, String message) {

    /** A warning of an image. */
    public static Warning of(ImageWarning warning) {
        return new Warning(warning.code().name().toLowerCase(Locale.ROOT), warning.image(), warning.sentence());
    }
}
