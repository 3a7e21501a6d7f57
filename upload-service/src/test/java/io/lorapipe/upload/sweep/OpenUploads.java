package io.lorapipe.upload.sweep;

import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.UnfinishedUpload;
import io.lorapipe.store.testing.InMemoryStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A store that keeps open what was begun. */
final class OpenUploads extends InMemoryStore {

    private final List<UnfinishedUpload> uploads = new ArrayList<>();
    private final Clock clock;

    /** What happens each time after they are listed. */
    Runnable listed = () -> {};

    OpenUploads(String id, Clock clock) {
        super(id, clock);
        this.clock = clock;
    }

    void begin(ObjectKey key) {
        uploads.add(new UnfinishedUpload(
                "upload-" + uploads.size(), key.value(), clock.instant().minusMillis(1)));
    }

    @Override
    public List<UnfinishedUpload> unfinished(Instant before) {
        var begun = uploads.stream()
                .filter(upload -> upload.begun().isBefore(before))
                .toList();
        listed.run();
        return begun;
    }

    @Override
    public void discard(UnfinishedUpload upload) {
        uploads.remove(upload);
    }
}
