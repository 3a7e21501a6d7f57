package io.lorapipe.upload.delivery;

import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.Content;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.upload.delivery.DeliveryResult.Abandoned;
import io.lorapipe.upload.delivery.DeliveryResult.Delivered;
import io.lorapipe.upload.delivery.DeliveryResult.Foreign;
import io.lorapipe.upload.delivery.DeliveryResult.Lost;
import io.lorapipe.upload.delivery.DeliveryResult.Refused;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Puts archives where the trainer can fetch them; what is there already is verified and not sent again. */
public final class Deliverer {

    private final Stores stores;
    private final ObjectStore delivery;
    private final Deliveries deliveries;
    private final Duration progressInterval;

    public Deliverer(Stores stores, ObjectStore delivery, Deliveries deliveries, Duration progressInterval) {
        this.stores = stores;
        this.delivery = delivery;
        this.deliveries = deliveries;
        this.progressInterval = progressInterval;
    }

    /**
     * Delivers an archive, through a buffer of fixed size.
     *
     * @throws StoreException when a store is not available now
     */
    public DeliveryResult deliver(Staged archive, DeliveryProgress progress, BooleanSupplier wanted) {
        if (!archive.location().key().belongsTo(archive.userId())) {
            return new Foreign();
        }
        try {
            var there = inDelivery(archive);
            if (there.isPresent()) {
                progress.uploaded(archive.size(), archive.size());
                return linkable(there.get(), progress);
            }
            var staged = stores.holding(archive.location()).head(archive.location());
            if (staged.isEmpty()) {
                return new Lost();
            }
            return wanted.getAsBoolean() ? upload(archive, staged.get(), progress) : new Abandoned();
        } catch (StoreException.NotFound ex) {
            return new Lost();
        } catch (StoreException.Refused | StoreException.TooLarge | StoreException.Mismatch ex) {
            return new Refused(String.valueOf(ex.getMessage()));
        }
    }

    /** In place where staging and delivery are one store, or from an earlier delivery of the same bytes. */
    private Optional<Location> inDelivery(Staged archive) {
        var candidate = archive.location().store().equals(delivery.id())
                ? Optional.of(archive.location())
                : deliveries.find(archive.userId(), delivery.id(), archive.sha256());
        return candidate.filter(location -> delivery.head(location)
                .filter(object -> isWhole(object, archive))
                .isPresent());
    }

    private DeliveryResult upload(Staged archive, StoredObject staged, DeliveryProgress progress) {
        var content = Content.of(stores.holding(archive.location()), staged, archive.sha256());
        var location = delivery.put(archive.location().key(), content, throttled(progress))
                .object()
                .location();
        progress.uploaded(archive.size(), archive.size());
        deliveries.remember(archive.userId(), archive.sha256(), location);
        return linkable(location, progress);
    }

    /** A store that gives no links is found out here, before anything is paid. */
    private DeliveryResult linkable(Location location, DeliveryProgress progress) {
        progress.makingLink();
        delivery.link(location, Duration.ofMinutes(1), "probe.zip");
        progress.linkReady();
        return new Delivered(location);
    }

    private ByteProgress throttled(DeliveryProgress progress) {
        return new ByteProgress() {
            private long lastReport = System.nanoTime();

            @Override
            public void moved(long done, long total) {
                if (System.nanoTime() - lastReport >= progressInterval.toNanos() && done < total) {
                    lastReport = System.nanoTime();
                    progress.uploaded(done, total);
                }
            }
        };
    }

    private static boolean isWhole(StoredObject object, Staged archive) {
        return object.size() == archive.size()
                && (object.sha256() == null || object.sha256().equals(archive.sha256()));
    }
}
