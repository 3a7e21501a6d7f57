package io.lorapipe.upload.delivery;

import io.lorapipe.store.ResumableUploads;

class InMemoryResumableUploadsTests extends ResumableUploadsContract {

    private final ResumableUploads uploads = ResumableUploads.inMemory();

    @Override
    protected ResumableUploads uploads() {
        return uploads;
    }
}
