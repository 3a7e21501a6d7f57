package io.lorapipe.archive.build.store;

import io.lorapipe.archive.build.Archive;
import io.lorapipe.archive.build.BuiltArchives;
import io.lorapipe.images.pack.ArchiveKey;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
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
class SqlBuiltArchives implements BuiltArchives {

    private final JdbcClient jdbc;
    private final Clock clock;

    SqlBuiltArchives(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<Archive> find(String userId, ArchiveKey key) {
        return jdbc.sql("select * from archive where user_id = :userId and natural_key = :key")
                .param("userId", userId)
                .param("key", key.digest())
                .query(SqlBuiltArchives::archive)
                .optional();
    }

    @Override
    @Transactional
    public void remember(String userId, ArchiveKey key, Archive archive) {
        jdbc.sql("delete from archive where user_id = :userId and natural_key = :key")
                .param("userId", userId)
                .param("key", key.digest())
                .update();
        var url = archive.location().url();
        jdbc.sql("""
                        insert into archive
                          (user_id, natural_key, store, object_key, url, size, sha256, image_count, created_at)
                        values (:userId, :key, :store, :objectKey, :url, :size, :sha256, :imageCount, :createdAt)
                        on conflict do nothing""")
                .param("userId", userId)
                .param("key", key.digest())
                .param("store", archive.location().store())
                .param("objectKey", archive.location().key().value())
                .param("url", url == null ? null : url.toString())
                .param("size", archive.size())
                .param("sha256", archive.sha256())
                .param("imageCount", archive.imageCount())
                .param("createdAt", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Archive archive(ResultSet row, int number) throws SQLException {
        var url = row.getString("url");
        var location = new Location(
                row.getString("store"),
                new ObjectKey(row.getString("object_key")),
                url == null ? null : URI.create(url));
        return new Archive(location, row.getLong("size"), row.getString("sha256"), row.getInt("image_count"));
    }
}
