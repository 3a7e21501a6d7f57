package io.lorapipe.store.fal;

import io.lorapipe.store.AnnouncedBytes;
import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.Content;
import io.lorapipe.store.StoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.MediaType;

/** One upload in parts, with one part in memory; a part that fails is sent again a few times. */
final class FalParts {

    private final FalCalls calls;
    private final PartPlan plan;
    private final HttpUrl target;
    private final Content content;
    private final ByteProgress progress;
    private final List<String> etags = new ArrayList<>();
    private final byte[] part;
    private int filled;
    private long sent;
    private long told;

    FalParts(FalCalls calls, PartPlan plan, HttpUrl target, Content content, ByteProgress progress) {
        this.calls = calls;
        this.plan = plan;
        this.target = target;
        this.content = content;
        this.progress = progress;
        this.part = new byte[plan.size()];
    }

    /** Sends everything; the file is made of it once length and digest have proved right. */
    void send() {
        try {
            AnnouncedBytes.copy(content, new Filling(), ByteProgress.NONE);
        } catch (IOException e) {
            throw new IllegalStateException(e); // nothing is written to but the part in memory
        }
        sendFilled();
        again(() -> {
            calls.complete(beside("complete"), etags);
            return etags.size();
        });
    }

    private final class Filling extends OutputStream {
        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            for (int done = 0; done < length; ) {
                if (filled == part.length) {
                    sendFilled();
                }
                int step = Math.min(length - done, part.length - filled);
                System.arraycopy(bytes, offset + done, part, filled, step);
                filled += step;
                done += step;
            }
        }
    }

    private void sendFilled() {
        HttpUrl url = beside(Integer.toString(etags.size() + 1));
        etags.add(again(() -> calls.sendPart(
                url, content.length(), new PartBody(MediaType.get(content.contentType()), part, filled, this::tell))));
        sent += filled;
        filled = 0;
    }

    /** A part that is sent again moves nothing until it is further than before. */
    private void tell(long doneOfPart, long lengthOfPart) {
        if (sent + doneOfPart > told) {
            told = sent + doneOfPart;
            progress.moved(told, content.length());
        }
    }

    private HttpUrl beside(String segment) {
        return target.newBuilder().addPathSegment(segment).build();
    }

    private <T> T again(Supplier<T> call) {
        for (int tries = 1; ; tries++) {
            try {
                return call.get();
            } catch (StoreException.Unavailable e) {
                if (tries == plan.tries()) {
                    throw e;
                }
                pause(tries, e);
            }
        }
    }

    private void pause(int tries, StoreException.Unavailable why) {
        try {
            Thread.sleep(plan.pause().multipliedBy(1L << (tries - 1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw why;
        }
    }
}
