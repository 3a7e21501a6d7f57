package io.lorapipe.upload.delivery.store;

import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.upload.delivery.Deliveries;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class SqlDeliveries implements Deliveries {

    private final JdbcClient jdbc;
    private final Clock clock;

    SqlDeliveries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<Location> find(String userId, String store, String sha256) {
        return jdbc.sql("select * from delivery where user_id = :userId and store = :store and sha256 = :sha256")
                .param("userId", userId)
                .param("store", store)
                .param("sha256", sha256)
                .query(SqlDeliveries::location)
                .optional();
    }

    @Override
    @Transactional
    public void remember(String userId, String sha256, Location location) {
        jdbc.sql("delete from delivery where user_id = :userId and store = :store and sha256 = :sha256")
                .param("userId", userId)
                .param("store", location.store())
                .param("sha256", sha256)
                .update();
        var url = location.url();
        jdbc.sql("""
                        insert into delivery (user_id, store, sha256, object_key, url, delivered_at)
                        values (:userId, :store, :sha256, :objectKey, :url, :deliveredAt) on conflict do nothing""")
                .param("userId", userId)
                .param("store", location.store())
                .param("sha256", sha256)
                .param("objectKey", location.key().value())
                .param("url", url == null ? null : url.toString())
                .param("deliveredAt", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Location location(ResultSet row, int number) throws SQLException {
        var url = row.getString("url");
        return new Location(
                row.getString("store"),
                new ObjectKey(row.getString("object_key")),
                url == null ? null : URI.create(url));
    }
}
