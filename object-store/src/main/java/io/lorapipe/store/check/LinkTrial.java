package io.lorapipe.store.check;

import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.check.StepResult.Ok;
import io.lorapipe.store.check.StepResult.Skipped;
import java.time.Duration;

/** Tries the link of an object. */
final class LinkTrial {

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int PARTIAL = 206;

    private final ObjectStore store;
    private final StoreKind kind;
    private final Advice advice;
    private final LinkProbe probe = new LinkProbe();

    LinkTrial(ObjectStore store, StoreKind kind, Advice advice) {
        this.store = store;
        this.kind = kind;
        this.advice = advice;
    }

    StepResult of(Location location, byte firstByte) {
        LinkProbe.Answer answer;
        try {
            answer = probe.firstByte(store.link(location, LIFETIME, "lorapipe-check.bin"));
        } catch (StoreException.Refused noLinks) {
            return kind == StoreKind.LOCAL
                    ? new Skipped(
                            Step.LINK,
                            "upload-service serves these links, and no address of it is known; LORAPIPE_PUBLIC_URL gives one.")
                    : advice.on(Step.LINK, noLinks);
        }
        return switch (answer) {
            case LinkProbe.Answer.Bytes(var status, var first) ->
                first == (firstByte & 0xff)
                        ? fetched(status)
                        : advice.on(Step.LINK, "The link gives other bytes than were put.");
            case LinkProbe.Answer.Refused(var status) ->
                advice.on(Step.LINK, "The link, fetched without credentials, answers %d.".formatted(status));
            case LinkProbe.Answer.Silent() ->
                kind == StoreKind.LOCAL
                        ? new Skipped(Step.LINK, "upload-service serves these links, and does not run now.")
                        : advice.on(Step.LINK, "Nobody answers at the address of the link.");
            case LinkProbe.Answer.NoAddress() -> advice.on(Step.LINK, "The link is no http or https address.");
        };
    }

    private static StepResult fetched(int status) {
        return new Ok(
                Step.LINK,
                status == PARTIAL
                        ? "Fetched without credentials, with a range."
                        : "Fetched without credentials; ranges are not served, so the whole comes each time.");
    }
}
