package io.lorapipe.upload;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may change about uploads.
 *
 * @param progressInterval shortest time between two progress records of one upload
 */
@ConfigurationProperties("lorapipe.upload")
public record UploadProperties(@DefaultValue("100ms") Duration progressInterval) {

    public UploadProperties {
        if (!progressInterval.isPositive()) {
            throw new IllegalArgumentException(
                    "lorapipe.upload.progress-interval must be positive, not " + progressInterval);
        }
    }
}
