package io.lorapipe.store.supabase;

import io.lorapipe.store.ByteProgress;

/** Tells a listener of what is new alone: bytes that are sent a second time are no news. */
final class Onward implements ByteProgress {

    private final ByteProgress listener;
    private long heard;

    Onward(ByteProgress listener) {
        this.listener = listener;
    }

    @Override
    public void moved(long done, long total) {
        if (done > heard) {
            heard = done;
            listener.moved(done, total);
        }
    }
}
