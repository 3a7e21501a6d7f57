package io.lorapipe.upload.delivery.store;

import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ResumableUpload;
import io.lorapipe.store.ResumableUploads;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** So that an upload goes on after a crash, in whichever instance. */
@Repository
class SqlResumableUploads implements ResumableUploads {

    private static final String ONE = " store = :store and object_key = :key and sha256 = :sha256 ";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    SqlResumableUploads(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public Optional<ResumableUpload> find(String store, ObjectKey key, String sha256) {
        return jdbc.sql("select * from resumable_upload where" + ONE)
                .params(params(store, key, sha256))
                .query(SqlResumableUploads::upload)
                .optional();
    }

    @Override
    public void remember(ResumableUpload upload) {
        var params = params(upload.store(), upload.key(), upload.sha256());
        transactions.executeWithoutResult(status -> {
            jdbc.sql("delete from resumable_upload where" + ONE).params(params).update();
            jdbc.sql("""
                            insert into resumable_upload (store, object_key, sha256, url, begun_at)
                            values (:store, :key, :sha256, :url, :begun) on conflict do nothing""")
                    .params(params)
                    .param("url", upload.url().toString())
                    .param("begun", time(upload.begun()))
                    .update();
        });
    }

    @Override
    public void forget(ResumableUpload upload) {
        jdbc.sql("delete from resumable_upload where url = :url and" + ONE)
                .params(params(upload.store(), upload.key(), upload.sha256()))
                .param("url", upload.url().toString())
                .update();
    }

    @Override
    public List<ResumableUpload> begunBefore(String store, Instant before) {
        return jdbc.sql("select * from resumable_upload where store = :store and begun_at < :before order by begun_at")
                .param("store", store)
                .param("before", time(before))
                .query(SqlResumableUploads::upload)
                .list();
    }

    private static Map<String, Object> params(String store, ObjectKey key, String sha256) {
        return Map.of("store", store, "key", key.value(), "sha256", sha256);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    private static ResumableUpload upload(ResultSet row, int number) throws SQLException {
        return new ResumableUpload(
                row.getString("store"),
                new ObjectKey(row.getString("object_key")),
                row.getString("sha256"),
                URI.create(row.getString("url")),
                row.getObject("begun_at", OffsetDateTime.class).toInstant());
    }
}
