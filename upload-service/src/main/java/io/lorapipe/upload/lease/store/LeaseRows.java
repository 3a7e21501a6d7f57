package io.lorapipe.upload.lease.store;

import io.lorapipe.upload.lease.ArchiveId;
import io.lorapipe.upload.lease.Lease;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Leases as rows. */
final class LeaseRows {

    /** The condition that names one row. */
    static final String ONE = " user_id = :userId and store = :store and sha256 = :sha256 ";

    private LeaseRows() {}

    static Map<String, Object> params(ArchiveId archive) {
        return Map.of("userId", archive.userId(), "store", archive.store(), "sha256", archive.sha256());
    }

    /** As exact as the columns are, so that what is read back compares equal. */
    static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    static Lease lease(ResultSet row, int number) throws SQLException {
        var url = row.getString("url");
        return new Lease(id(row), url == null ? null : URI.create(url), row.getLong("size"));
    }

    static ArchiveId id(ResultSet row) throws SQLException {
        return new ArchiveId(row.getString("user_id"), row.getString("store"), row.getString("sha256"));
    }
}
