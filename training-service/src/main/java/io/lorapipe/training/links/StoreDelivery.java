package io.lorapipe.training.links;

import io.lorapipe.schemas.AttemptLink;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.Failure.Code;
import io.lorapipe.training.attempt.StoredFile;
import io.lorapipe.training.follow.Delivery;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.UUID;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Links to archives in our stores, each tried out by fetching one byte under a name that no attempt has. */
public final class StoreDelivery implements Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(StoreDelivery.class);
    private static final String PUBLIC_URL =
            "Set LORAPIPE_PUBLIC_URL to an address that the provider can reach, or LORAPIPE_STORE=fal.";

    private static final int FIRST_BYTE_OF_A_ZIP = 'P';

    private final Stores stores;
    private final String providerHost;
    private final OkHttpClient client;

    public StoreDelivery(Stores stores, String providerHost, Duration patience) {
        this.stores = stores;
        this.providerHost = providerHost;
        this.client = new OkHttpClient.Builder().callTimeout(patience).build();
    }

    @Override
    public Handover prepare(StoredFile archive, UUID trainingId, UUID attemptId, Duration life) {
        try {
            var location = new Location(archive.store(), new ObjectKey(archive.key()), archive.url());
            var store = stores.holding(location);
            var trial = store.link(location, Duration.ofMinutes(10), "trial_" + attemptId + ".zip");
            var name = new AttemptLink(trainingId, attemptId).fileName();
            return providerCanReach(trial) ? tryOut(trial, store.link(location, life, name)) : unreachable();
        } catch (StoreException failed) {
            LOG.atWarn().addKeyValue("attemptId", attemptId).setCause(failed).log("No link to the archive");
            var why = String.valueOf(failed.getMessage());
            var failure = new Failure(Code.LINK_UNREACHABLE, "the archive's link", why, PUBLIC_URL);
            return failed.retryable() ? new Handover.NotYet(failure) : new Handover.Never(failure);
        } catch (UnknownHostException nameless) {
            return noAnswer();
        }
    }

    private boolean providerCanReach(URI link) throws UnknownHostException {
        var linkReach = Reach.of(link.getHost());
        return linkReach == Reach.ANYWHERE || linkReach.includes(providerReach());
    }

    /** A provider whose name cannot be resolved now is no fault of the link; sending to it will tell. */
    private Reach providerReach() {
        try {
            return Reach.of(providerHost);
        } catch (UnknownHostException nameless) {
            return Reach.THIS_MACHINE;
        }
    }

    private Handover tryOut(URI trial, URI link) {
        var request = new Request.Builder()
                .url(trial.toString())
                .header("Range", "bytes=0-0")
                .build();
        try (var response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                return refused(response.code());
            }
            return response.body().byteStream().read() == FIRST_BYTE_OF_A_ZIP
                    ? new Handover.Ready(link)
                    : somethingElse();
        } catch (IOException failed) {
            return noAnswer();
        }
    }

    private static Handover unreachable() {
        return new Handover.Never(new Failure(
                Code.LINK_UNREACHABLE,
                "the archive's link",
                "The archive's link leads into this machine or network, where the provider cannot fetch it; nothing was submitted.",
                PUBLIC_URL));
    }

    private static Handover noAnswer() {
        return new Handover.NotYet(new Failure(
                Code.LINK_UNREACHABLE,
                "the archive's link",
                "The archive's link does not answer, so nothing was submitted.",
                PUBLIC_URL));
    }

    /** Many servers answer whatever they are asked with a page. */
    private static Handover somethingElse() {
        return new Handover.NotYet(new Failure(
                Code.LINK_UNREACHABLE,
                "the archive's link",
                "The archive's link leads to something that is no archive, so nothing was submitted.",
                PUBLIC_URL));
    }

    private static Handover refused(int status) {
        return new Handover.NotYet(new Failure(
                Code.LINK_UNREACHABLE,
                "the archive's link",
                "The archive's link answers with status %d, so nothing was submitted.".formatted(status),
                PUBLIC_URL));
    }
}
