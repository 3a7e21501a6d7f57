package io.lorapipe.training.links;

import io.lorapipe.schemas.AttemptLink;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.local.LocalStore;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.Failure.Code;
import io.lorapipe.training.attempt.StoredFile;
import io.lorapipe.training.follow.Delivery;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
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
    private static final String CHECK =
            "Run lorapipe store check, which tries the store's links and names the setting to correct.";
    private static final String ELSEWHERE =
            "Give the store an address that the provider can reach, or set LORAPIPE_STORE=fal.";
    private static final String UNREACHABLE =
            "The archive's link leads into this machine or network, where the provider cannot fetch it; nothing was submitted.";
    private static final String STATUS = "The archive's link answers with status %d, so nothing was submitted.";
    private static final String NO_ANSWER = "The archive's link does not answer, so nothing was submitted.";

    /** Many servers answer whatever they are asked with a page. */
    private static final String SOMETHING_ELSE =
            "The archive's link leads to something that is no archive, so nothing was submitted.";

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
        var hint = CHECK;
        try {
            var location = new Location(archive.store(), new ObjectKey(archive.key()), archive.url());
            var store = stores.holding(location);
            hint = store instanceof LocalStore ? PUBLIC_URL : CHECK;
            var trial = store.link(location, Duration.ofMinutes(10), "trial_" + attemptId + ".zip");
            if (!providerCanReach(trial)) {
                return new Handover.Never(
                        unreachable(UNREACHABLE, store instanceof LocalStore ? PUBLIC_URL : ELSEWHERE));
            }
            var objection = objectionTo(trial, store, location, hint);
            return objection.isPresent()
                    ? new Handover.NotYet(objection.get())
                    : new Handover.Ready(store.link(location, life, new AttemptLink(trainingId, attemptId).fileName()));
        } catch (StoreException.NotFound gone) {
            return new Handover.NotYet(gone(archive.key()));
        } catch (StoreException failed) {
            LOG.atWarn().addKeyValue("attemptId", attemptId).setCause(failed).log("No link to the archive");
            var failure = unreachable(String.valueOf(failed.getMessage()), hint);
            return failed.retryable() ? new Handover.NotYet(failure) : new Handover.Never(failure);
        } catch (UnknownHostException nameless) {
            return new Handover.NotYet(unreachable(NO_ANSWER, hint));
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

    /** What speaks against handing the link out; empty when it leads to a ZIP. */
    private Optional<Failure> objectionTo(URI trial, ObjectStore store, Location location, String hint) {
        var request = new Request.Builder()
                .url(trial.toString())
                .header("Range", "bytes=0-0")
                .build();
        try (var response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                return Optional.of(
                        isGone(store, location)
                                ? gone(location.key().value())
                                : unreachable(STATUS.formatted(response.code()), hint));
            }
            return response.body().byteStream().read() == FIRST_BYTE_OF_A_ZIP
                    ? Optional.empty()
                    : Optional.of(unreachable(SOMETHING_ELSE, hint));
        } catch (IOException failed) {
            return Optional.of(unreachable(NO_ANSWER, hint));
        }
    }

    private static boolean isGone(ObjectStore store, Location location) {
        try {
            return store.head(location).isEmpty();
        } catch (StoreException unanswered) {
            return false;
        }
    }

    /** It may be put again, by another training of the same images; until then the user is told what is the matter. */
    private static Failure gone(String key) {
        return new Failure(
                Code.ARCHIVE_LOST,
                key,
                "The archive is gone from its store, so nothing was submitted.",
                "Cancel the training and start it again, which packs its images anew; see who else deletes in the store.");
    }

    private static Failure unreachable(String message, String hint) {
        return new Failure(Code.LINK_UNREACHABLE, "the archive's link", message, hint);
    }
}
