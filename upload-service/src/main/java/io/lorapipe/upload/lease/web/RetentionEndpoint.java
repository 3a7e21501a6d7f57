package io.lorapipe.upload.lease.web;

import io.lorapipe.upload.UploadProperties;
import io.lorapipe.upload.lease.Retention;
import io.lorapipe.upload.sweep.Sweeper;
import java.time.Clock;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.stereotype.Component;

/** Which archives of a user are kept until when, for the gateway and for operators. */
@Component
@Endpoint(id = "retention")
class RetentionEndpoint {

    private final Retention retention;
    private final Sweeper sweeper;
    private final UploadProperties properties;
    private final Clock clock;

    RetentionEndpoint(Retention retention, Sweeper sweeper, UploadProperties properties, Clock clock) {
        this.retention = retention;
        this.sweeper = sweeper;
        this.properties = properties;
        this.clock = clock;
    }

    @ReadOperation
    RetentionView of(@Selector String userId) {
        return RetentionView.of(
                retention.of(userId),
                OrphanView.of(sweeper.seenOf(userId), properties.sweep()),
                properties.keepArchives(),
                clock.instant());
    }
}
