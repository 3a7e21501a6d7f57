package io.lorapipe.upload.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every memory of deliveries promises. */
public abstract class DeliveriesContract {

    private final String sha256 = UUID.randomUUID().toString().replace("-", "").repeat(2);
    private final Location delivered = new Location("delivery", ObjectKey.archive("ada", sha256), null);

    /** The memory under test, the same at each call. */
    protected abstract Deliveries deliveries();

    @Test
    protected void whatIsRememberedIsFound() {
        deliveries().remember("ada", sha256, delivered);

        assertThat(deliveries().find("ada", "delivery", sha256)).contains(delivered);
    }

    @Test
    protected void theLaterDeliveryTakesThePlaceOfTheEarlier() {
        var later = new Location("delivery", delivered.key(), URI.create("https://files.example/b.zip?x=1"));
        deliveries().remember("ada", sha256, delivered);

        deliveries().remember("ada", sha256, later);

        assertThat(deliveries().find("ada", "delivery", sha256)).contains(later);
    }

    @Test
    protected void eachStoreIsRememberedForItself() {
        deliveries().remember("ada", sha256, delivered);

        assertThat(deliveries().find("ada", "another store", sha256)).isEmpty();
    }

    @Test
    protected void nobodyFindsWhatAnotherUserDelivered() {
        deliveries().remember("ada", sha256, delivered);

        assertThat(deliveries().find("eve", "delivery", sha256)).isEmpty();
    }
}
