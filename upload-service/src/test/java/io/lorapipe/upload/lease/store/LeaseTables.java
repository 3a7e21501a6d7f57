package io.lorapipe.upload.lease.store;

import io.lorapipe.messaging.testing.TestDatabase;
import io.lorapipe.upload.lease.Deletions;
import io.lorapipe.upload.lease.LeaseTerms;
import io.lorapipe.upload.lease.Leases;
import io.lorapipe.upload.lease.Retention;
import java.time.Clock;

/** The tables as the service uses them. */
record LeaseTables(Leases leases, Deletions deletions, Retention retention) {

    static LeaseTables of(TestDatabase database, LeaseTerms terms, Clock clock) {
        return new LeaseTables(
                new SqlLeases(database.jdbc(), database.transactions(), terms, clock),
                new SqlDeletions(database.jdbc(), database.transactions(), clock),
                new SqlRetention(database.jdbc()));
    }
}
