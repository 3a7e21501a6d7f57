package io.lorapipe.upload.delivery.kafka;

import io.lorapipe.messaging.work.Todos;
import io.lorapipe.schemas.ArchiveCreated;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.upload.lease.ArchiveId;
import io.lorapipe.upload.sweep.Pending;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads the durable to-dos. */
@Component
class PendingDeliveries implements Pending {

    private final Todos<ArchiveCreated> todos;
    private final Stores stores;

    PendingDeliveries(Todos<ArchiveCreated> todos, Stores stores) {
        this.todos = todos;
        this.stores = stores;
    }

    @Override
    public Set<ArchiveId> archives() {
        var delivery = stores.in(StoreRole.DELIVERY).id();
        return todos.pending().stream()
                .map(Facts::staged)
                .flatMap(Optional::stream)
                .flatMap(staged -> Stream.of(staged.inStore(staged.location().store()), staged.inStore(delivery)))
                .collect(Collectors.toSet());
    }
}
