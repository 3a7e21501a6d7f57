package io.lorapipe.store.fal;

import io.lorapipe.store.AnnouncedBytes;
import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.Content;
import io.lorapipe.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import okhttp3.HttpUrl;

/** One upload in parts, with one part in memory; a part that fails is sent again a few times. */
final class FalParts {

    private static final int LONGEST_PAUSES = 30;

    private final FalCalls calls;
    private final PartPlan plan;
    private final HttpUrl target;
    private final Content content;
    private final ByteProgress progress;
    private final List<String> etags = new ArrayList<>();
    private long sent;
    private long told;

    FalParts(FalCalls calls, PartPlan plan, HttpUrl target, Content content, ByteProgress progress) {
        this.calls = calls;
        this.plan = plan;
        this.target = target;
        this.content = content;
        this.progress = progress;
    }

    /** Sends everything; the file is made of it once length and digest have proved right. */
    void send() {
        try {
            AnnouncedBytes.inPieces(content, plan.size(), this::sendPart);
        } catch (IOException e) {
            throw new IllegalStateException(e); // what a part fails with is none
        }
        complete();
    }

    /** Once the file is made a repeat is refused, which says nothing of the first try. */
    private void complete() {
        List<StoreException.Unavailable> unanswered = new ArrayList<>();
        try {
            again(() -> {
                try {
                    calls.complete(beside("complete"), etags);
                    return etags.size();
                } catch (StoreException.Unavailable e) {
                    unanswered.add(e);
                    throw e;
                }
            });
        } catch (StoreException.Refused e) {
            throw unanswered.isEmpty() ? e : unanswered.getFirst();
        }
    }

    private void sendPart(AnnouncedBytes.Piece part) {
        part.await(); // what fails while it is sent is then the sending, which is tried again
        HttpUrl url = beside(Integer.toString(etags.size() + 1));
        etags.add(again(() -> calls.sendPart(
                url,
                content.length(),
                new FalBody(content.contentType(), part.length(), to -> part.copy(0, part.length(), to, this::tell)))));
        sent += part.length();
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

    /** At least as long as the server asks, unless that is too long to wait for here. */
    private void pause(int tries, StoreException.Unavailable why) {
        Duration pause = plan.pause().multipliedBy(1L << (tries - 1));
        if (why.retryAfter().compareTo(plan.pause().multipliedBy(LONGEST_PAUSES)) > 0) {
            throw why;
        }
        try {
            Thread.sleep(why.retryAfter().compareTo(pause) > 0 ? why.retryAfter() : pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw why;
        }
    }
}
