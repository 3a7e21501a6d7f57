package io.lorapipe.upload.links.web;

import io.lorapipe.schemas.AttemptLink;
import io.lorapipe.upload.fetch.Fetches;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sees which links are used, and keeps nobody from an archive for it. */
@Component
class AttemptWitness {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptWitness.class);

    /** A database that hangs must not use up the patience of the one who fetches. */
    private static final long LONGEST_SECONDS = 5;

    private final Fetches fetches;

    AttemptWitness(Fetches fetches) {
        this.fetches = fetches;
    }

    /** Returns once the fetch is noted, or cannot be; a link that was not made for an attempt is nobody's witness. */
    void seeUse(String fileName) {
        AttemptLink.ofFileName(fileName).ifPresent(this::note);
    }

    private void note(AttemptLink link) {
        try {
            CompletableFuture.runAsync(
                            () -> fetches.note(link.trainingId(), link.attemptId()), Thread::startVirtualThread)
                    .orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException outage) {
            LOG.atWarn()
                    .addKeyValue("trainingId", link.trainingId())
                    .addKeyValue("attemptId", link.attemptId())
                    .setCause(outage.getCause())
                    .log("An archive is served although its fetch could not be noted; the attempt lacks this witness");
        }
    }
}
