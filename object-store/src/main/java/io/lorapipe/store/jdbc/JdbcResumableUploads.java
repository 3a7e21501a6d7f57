package io.lorapipe.store.jdbc;

import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ResumableUpload;
import io.lorapipe.store.ResumableUploads;
import io.lorapipe.store.StoreException;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Open uploads in the table {@code open_upload} of a service's database, so that an upload goes on after a crash, in
 * whichever instance. Each call is committed at once, also within a transaction of its caller: what a store keeps open
 * does not go away with a rollback.
 */
public final class JdbcResumableUploads implements ResumableUploads {

    private static final String ONE = " where store = ? and object_key = ? and sha256 = ?";

    private final DataSource database;

    public JdbcResumableUploads(DataSource database) {
        this.database = database;
    }

    @Override
    public Optional<ResumableUpload> find(String store, ObjectKey key, String sha256) {
        return select("select * from open_upload" + ONE, store, key.value(), sha256).stream()
                .findFirst();
    }

    @Override
    public void remember(ResumableUpload upload) {
        String url = upload.url().toString();
        OffsetDateTime begun = time(upload.begun());
        Object[] id = {upload.store(), upload.key().value(), upload.sha256()};
        if (update("update open_upload set url = ?, begun_at = ?" + ONE, url, begun, id[0], id[1], id[2]) == 0) {
            update(
                    "insert into open_upload (url, begun_at, store, object_key, sha256) values (?, ?, ?, ?, ?)"
                            + " on conflict do nothing", // another instance was first: its upload may be gone on with
                    url,
                    begun,
                    id[0],
                    id[1],
                    id[2]);
        }
    }

    @Override
    public void forget(ResumableUpload upload) {
        update(
                "delete from open_upload" + ONE + " and url = ?",
                upload.store(),
                upload.key().value(),
                upload.sha256(),
                upload.url().toString());
    }

    @Override
    public List<ResumableUpload> begunBefore(String store, Instant before) {
        return select(
                "select * from open_upload where store = ? and begun_at < ? order by begun_at", store, time(before));
    }

    private List<ResumableUpload> select(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<ResumableUpload> found = new ArrayList<>();
            while (rows.next()) {
                found.add(upload(rows));
            }
            return found;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private int update(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
        return statement;
    }

    private static ResumableUpload upload(ResultSet row) throws SQLException {
        return new ResumableUpload(
                row.getString("store"),
                new ObjectKey(row.getString("object_key")),
                row.getString("sha256"),
                URI.create(row.getString("url")),
                row.getObject("begun_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    private static StoreException failure(SQLException cause) {
        return new StoreException.Unavailable(
                "The database in which open uploads are noted does not work now; it is tried again.", cause);
    }
}
