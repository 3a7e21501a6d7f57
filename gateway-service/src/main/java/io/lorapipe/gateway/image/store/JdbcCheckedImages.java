package io.lorapipe.gateway.image.store;

import io.lorapipe.gateway.image.CheckedImages;
import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.check.ImageFormat;
import io.lorapipe.images.warn.Look;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The table of checked images. */
@Repository
class JdbcCheckedImages implements CheckedImages {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    JdbcCheckedImages(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Optional<CheckedImage> find(String terms, String sha256) {
        return jdbc.sql("select * from checked_images where sha256 = :sha256 and terms = :terms")
                .param("terms", terms)
                .param("sha256", sha256)
                .query((row, number) -> new CheckedImage(
                        sha256,
                        ImageFormat.valueOf(row.getString("format")),
                        row.getInt("width"),
                        row.getInt("height"),
                        row.getLong("bytes"),
                        row.getLong("crc32"),
                        sha256))
                .optional();
    }

    @Override
    @Transactional
    public void remember(String terms, CheckedImage image) {
        jdbc.sql("delete from checked_images where sha256 = :sha256 and terms <> :terms")
                .param("sha256", image.sha256())
                .param("terms", terms)
                .update();
        jdbc.sql("""
                        insert into checked_images (sha256, terms, format, width, height, bytes, crc32, checked_at)
                        values (:sha256, :terms, :format, :width, :height, :bytes, :crc32, :now)
                        on conflict do nothing""")
                .param("terms", terms)
                .param("sha256", image.sha256())
                .param("format", image.format().name())
                .param("width", image.width())
                .param("height", image.height())
                .param("bytes", image.bytes())
                .param("crc32", image.crc32())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public Optional<Look> look(String sha256) {
        return jdbc.sql("select look from checked_images where sha256 = :sha256 and look is not null")
                .param("sha256", sha256)
                .query((row, number) -> json.readValue(row.getString("look"), Look.class))
                .optional();
    }

    @Override
    public void remember(String sha256, Look look) {
        jdbc.sql("update checked_images set look = :look where sha256 = :sha256")
                .param("sha256", sha256)
                .param("look", json.writeValueAsString(look))
                .update();
    }
}
