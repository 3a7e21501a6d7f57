package io.lorapipe.gateway.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.store.Content;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.store.testing.InMemoryStore;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptObjectsTests {

    private static final ObjectKey KEY = new ObjectKey("ann/pip/1.safetensors");

    @Test
    void whatIsGoneAlreadyIsNoFailureAndNotCounted() {
        var store = new InMemoryStore("m");
        var there = store.put(KEY, Content.of(new byte[7], "application/octet-stream"));
        var gone = store.at(new ObjectKey("ann/pip/1.json"));

        assertThat(new KeptObjects(Stores.of(store))
                        .delete(List.of(there.object().location(), gone)))
                .isEqualTo(new KeptObjects.Gone(1, 7));
    }

    @Test
    void whatAKeyWithTooFewRightsDoesNotSeeIsNotTakenForDeleted() {
        var blind = new BlindStore();

        assertThatThrownBy(() -> new KeptObjects(Stores.of(blind)).delete(List.of(blind.at(KEY))))
                .isInstanceOf(StoreException.Refused.class);
    }

    /** As Supabase is for a key that row-level security lets do nothing. */
    private static final class BlindStore extends InMemoryStore {

        BlindStore() {
            super("blind");
        }

        @Override
        public Optional<StoredObject> head(Location location) {
            return Optional.empty();
        }

        @Override
        public void delete(Location location) {
            throw new StoreException.Refused("It may not.");
        }
    }
}
