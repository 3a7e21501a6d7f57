package io.lorapipe.upload.delivery;

import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.upload.delivery.DeliveryResult.Abandoned;
import io.lorapipe.upload.delivery.DeliveryResult.Delivered;
import io.lorapipe.upload.delivery.DeliveryResult.Foreign;
import io.lorapipe.upload.delivery.DeliveryResult.Lost;
import io.lorapipe.upload.delivery.DeliveryResult.Refused;
import io.lorapipe.upload.delivery.DeliveryResult.TooLarge;
import io.lorapipe.upload.lease.Lease;
import io.lorapipe.upload.lease.Leases;
import io.lorapipe.upload.lease.Renewal.BeingDeleted;
import io.lorapipe.upload.lease.Renewal.Missing;
import io.lorapipe.upload.lease.Renewal.Renewed;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts archives where the trainer can fetch them; what is there already is verified and not sent again. An archive is
 * leased before its first byte is sent, so that no crash leaves one that nobody knows of.
 */
public final class Deliverer {

    private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);

    private final Stores stores;
    private final ObjectStore delivery;
    private final Leases leases;
    private final Transfer transfer;

    /**
     * A deliverer into the store of that role.
     *
     * @param progressInterval shortest time between two reports of bytes
     * @param nanoTime what that time is measured by
     */
    public Deliverer(Stores stores, Leases leases, Duration progressInterval, LongSupplier nanoTime) {
        this.stores = stores;
        this.delivery = stores.in(StoreRole.DELIVERY);
        this.leases = leases;
        this.transfer = new Transfer(delivery, progressInterval, nanoTime);
    }

    /**
     * Delivers an archive, through a buffer of fixed size.
     *
     * @throws StoreException when a store is not available now, or the archive is being deleted
     */
    public DeliveryResult deliver(Staged archive, DeliveryProgress progress, BooleanSupplier wanted) {
        if (!archive.isInItsPlace()) {
            return new Foreign();
        }
        try {
            return switch (leases.renew(archive.inStore(delivery.id()), archive.trainingId())) {
                case Renewed(var lease) -> again(archive, lease, progress, wanted);
                case BeingDeleted() -> throw inUseElsewhere(archive);
                case Missing() -> first(archive, progress, wanted);
            };
        } catch (StoreException.NotFound gone) {
            return new Lost();
        } catch (StoreException.TooLarge tooLarge) {
            return new TooLarge(String.valueOf(tooLarge.getMessage()));
        } catch (StoreException.Refused refused) {
            return new Refused(String.valueOf(refused.getMessage()));
        } catch (StoreException.Mismatch damage) {
            return damaged(archive, damage);
        }
    }

    /** Taken away, or it would be taken for the rebuilt one. */
    private DeliveryResult damaged(Staged archive, StoreException.Mismatch damage) {
        LOG.atWarn()
                .addKeyValue("trainingId", archive.trainingId())
                .addKeyValue("store", archive.location().store())
                .addKeyValue("key", archive.location().key())
                .setCause(damage)
                .log("A staged archive is damaged, and is deleted to be built anew");
        stores.holding(archive.location()).delete(archive.location());
        return new Lost();
    }

    /** It was delivered before, for this training or for another one of the same images. */
    private DeliveryResult again(Staged archive, Lease lease, DeliveryProgress progress, BooleanSupplier wanted) {
        if (isWhole(lease, archive)) {
            progress.uploaded(archive.size(), archive.size());
            return linkable(lease.location(), progress);
        }
        var staged = staged(archive);
        return staged.isEmpty() ? new Lost() : put(archive, staged.get(), progress, wanted);
    }

    private DeliveryResult first(Staged archive, DeliveryProgress progress, BooleanSupplier wanted) {
        var staged = staged(archive);
        if (staged.isEmpty()) {
            return new Lost();
        }
        if (!leases.open(new Lease(archive.inStore(delivery.id()), null, archive.size()), archive.trainingId())) {
            throw inUseElsewhere(archive);
        }
        return put(archive, staged.get(), progress, wanted);
    }

    private DeliveryResult put(Staged archive, StoredObject staged, DeliveryProgress progress, BooleanSupplier wanted) {
        if (archive.location().store().equals(delivery.id())) {
            return inPlace(archive, progress);
        }
        if (!wanted.getAsBoolean()) {
            return new Abandoned();
        }
        var location = transfer.copy(stores.holding(archive.location()), staged, archive, progress);
        leases.placed(archive.inStore(delivery.id()), location.url());
        return linkable(location, progress);
    }

    /** Staging and delivery are one store: looked at once more, now that nobody may delete it. */
    private DeliveryResult inPlace(Staged archive, DeliveryProgress progress) {
        if (staged(archive).isEmpty()) {
            return new Lost();
        }
        progress.uploaded(archive.size(), archive.size());
        return linkable(archive.location(), progress);
    }

    /** A store that gives no links is found out here, before anything is paid. */
    private DeliveryResult linkable(Location location, DeliveryProgress progress) {
        progress.makingLink();
        delivery.link(location, Duration.ofMinutes(1), "probe.zip");
        progress.linkReady();
        return new Delivered(location);
    }

    private Optional<StoredObject> staged(Staged archive) {
        return stores.holding(archive.location())
                .head(archive.location())
                .filter(object -> Transfer.isWhole(object, archive));
    }

    /** Where a store chooses addresses and no put ended, there is none to ask for. */
    private boolean isWhole(Lease lease, Staged archive) {
        try {
            return delivery.head(lease.location())
                    .filter(object -> Transfer.isWhole(object, archive))
                    .filter(delivery::lasts)
                    .isPresent();
        } catch (StoreException.Refused unplaced) {
            return false;
        }
    }

    private static StoreException inUseElsewhere(Staged archive) {
        return new StoreException.Unavailable(
                "%s is just being deleted; it is delivered anew once that is done."
                        .formatted(archive.location().key()),
                null);
    }
}
