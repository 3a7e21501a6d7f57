package io.lorapipe.upload.fetch;

import java.util.UUID;

/** The attempts whose own link was used. */
public interface Fetches {

    /**
     * Notes durably that the link of an attempt was used, and announces it when it is the first time; a failure is an
     * outage, and then nothing was noted.
     */
    void note(UUID trainingId, UUID attemptId);
}
