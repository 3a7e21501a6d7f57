package io.lorapipe.training.custody;

import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoreException;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.Failure.Code;
import io.lorapipe.training.attempt.RemoteFile;
import io.lorapipe.training.attempt.StoredFile;
import io.lorapipe.training.attempt.TrainedFiles;
import io.lorapipe.training.custody.Downloads.Fetched;
import io.lorapipe.training.custody.Downloads.SpoolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches what was trained into a file, checks it, and puts it into the store; may be repeated at any time. */
public final class Custody {

    private static final Logger LOG = LoggerFactory.getLogger(Custody.class);
    private static final long LARGEST_CONFIG = 16 * 1024 * 1024;
    private static final String PREFIX = "lorapipe-";
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    private final Downloads downloads;
    private final ObjectStore weightsStore;
    private final Path spool;
    private final long largestWeights;
    private final Clock clock;

    public Custody(Downloads downloads, ObjectStore weightsStore, Path spool, long largestWeights, Clock clock) {
        this.clock = clock;
        this.downloads = downloads;
        this.weightsStore = weightsStore;
        this.spool = spool;
        this.largestWeights = largestWeights;
    }

    /**
     * Whose weights they are.
     *
     * @param name what they are kept under: the training's id, or that of one attempt of it
     */
    public record Owner(String userId, String characterId, String name) {}

    /** Thrown within this class to leave early with what came of it. */
    private static final class Early extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Secured secured;

        Early(Secured secured) {
            super(null, null, false, false);
            this.secured = secured;
        }
    }

    /** Never throws for a provider or a store that does not work. */
    public Secured secure(Owner owner, TrainedFiles files) {
        var id = owner.name();
        try {
            var weights = secureWeights(owner, files.weights());
            var config = files.config() == null
                    ? null
                    : secureConfig(
                            ObjectKey.weightsConfiguration(owner.userId(), owner.characterId(), id), files.config());
            return new Secured.Kept(weights, config);
        } catch (Early early) {
            return early.secured;
        } catch (SpoolException full) {
            LOG.atError()
                    .addKeyValue("trainingId", id)
                    .addKeyValue("directory", spool)
                    .setCause(full)
                    .log("The directory that weights are checked in cannot be written");
            return new Secured.NotYet("Trained; we have no room to check the weights right now.");
        } catch (IOException cut) {
            LOG.atInfo().addKeyValue("trainingId", id).setCause(cut).log("The weights could not be fetched yet");
            return new Secured.NotYet("Trained; the provider does not hand out the weights right now.");
        } catch (StoreException store) {
            LOG.atWarn().addKeyValue("trainingId", id).setCause(store).log("The weights could not be stored yet");
            return new Secured.NotYet("Trained; our store does not take the weights right now.");
        }
    }

    private StoredFile secureWeights(Owner owner, RemoteFile remote) throws IOException, Early {
        var key = ObjectKey.weights(owner.userId(), owner.characterId(), owner.name());
        return spooled(key, remote, largestWeights, file -> {
            var objection = Safetensors.objectionTo(file);
            if (objection.isPresent()) {
                throw new Early(invalid(
                        "The provider's weights are not a whole safetensors file: %s.".formatted(objection.get())));
            }
            return put(key, Content.of(file, "application/octet-stream"));
        });
    }

    /** The configuration is an extra: its absence costs nobody the weights. */
    private @Nullable StoredFile secureConfig(ObjectKey key, RemoteFile remote) throws IOException {
        try {
            return spooled(key, remote, LARGEST_CONFIG, file -> put(key, Content.of(file, "application/json")));
        } catch (Early early) {
            LOG.atWarn().addKeyValue("key", key).log("The provider's configuration file is of no use and is left out");
            return null;
        }
    }

    private interface Checked {
        StoredFile kept(Path file) throws IOException, Early;
    }

    private StoredFile spooled(ObjectKey key, RemoteFile remote, long limit, Checked checked)
            throws IOException, Early {
        var file = spoolFile(key);
        try {
            return switch (downloads.fetch(remote.url(), file, limit)) {
                case Fetched.Whole whole -> {
                    refuseWrongSize(remote, whole.bytes());
                    yield checked.kept(file);
                }
                case Fetched.NotAllowed notAllowed -> throw new Early(notAllowed(notAllowed.why()));
                case Fetched.TooLarge _ ->
                    throw new Early(invalid(
                            "The provider's file is larger than the %d bytes that are taken.".formatted(limit)));
                case Fetched.Gone _ ->
                    throw new Early(new Secured.Gone(new Failure(
                            Code.WEIGHTS_LOST,
                            "the weights",
                            "It was trained, but the provider no longer has the weights.",
                            "Ask the provider for the request's files, or train again.")));
            };
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Path spoolFile(ObjectKey key) throws SpoolException {
        try {
            Files.createDirectories(spool);
            sweep();
            return Files.createTempFile(spool, PREFIX + key.fileName() + "-", ".part");
        } catch (IOException unusable) {
            throw new SpoolException(unusable);
        }
    }

    /** What a process left that was killed. */
    private void sweep() throws IOException {
        var longAgo = FileTime.from(clock.instant().minus(LEFT_BEHIND));
        try (var files = Files.newDirectoryStream(spool, PREFIX + "*.part")) {
            for (var file : files) {
                if (Files.getLastModifiedTime(file).compareTo(longAgo) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException deletedByAnother) {
            // it is gone, as it should be
        }
    }

    private static void refuseWrongSize(RemoteFile remote, long bytes) throws Early {
        if (Optional.ofNullable(remote.size()).filter(size -> size != bytes).isPresent()) {
            throw new Early(invalid(
                    "The provider said that its file has %d bytes, but it has %d.".formatted(remote.size(), bytes)));
        }
    }

    private StoredFile put(ObjectKey key, Content content) {
        var object = weightsStore.put(key, content).object();
        return new StoredFile(
                object.store(),
                object.key().value(),
                content.length(),
                content.sha256(),
                content.contentType(),
                object.location().url());
    }

    private static Secured notAllowed(String sentence) {
        return new Secured.NotAllowed(new Failure(
                Code.WEIGHTS_LOST,
                "the weights",
                sentence,
                "Ask who runs this platform to allow the host, or fetch them from your account at the provider."));
    }

    private static Secured invalid(String sentence) {
        return new Secured.Unusable(new Failure(
                Code.WEIGHTS_INVALID, "the weights", sentence, "Ask the provider about this request, or train again."));
    }
}
