package io.lorapipe.upload.delivery.store;

import io.lorapipe.messaging.testing.TestDatabase;
import io.lorapipe.upload.delivery.Deliveries;
import io.lorapipe.upload.delivery.DeliveriesContract;
import java.time.Clock;

class SqlDeliveriesOnH2Tests extends DeliveriesContract {

    private static final TestDatabase DATABASE = TestDatabase.h2("upload");

    @Override
    protected Deliveries deliveries() {
        return new SqlDeliveries(DATABASE.jdbc(), Clock.systemUTC());
    }
}
