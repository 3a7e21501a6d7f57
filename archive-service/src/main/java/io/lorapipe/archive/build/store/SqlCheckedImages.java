package io.lorapipe.archive.build.store;

import io.lorapipe.archive.build.CheckedImages;
import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.check.ImageFormat;
import io.lorapipe.images.clean.Extract;
import io.lorapipe.images.pack.Packable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class SqlCheckedImages implements CheckedImages {

    /** As the column; an image in so many parts is a curiosity, and is checked again. */
    private static final int LONGEST_PARTS = 4000;

    private final JdbcClient jdbc;
    private final Clock clock;

    SqlCheckedImages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Map<String, Packable> find(String terms, Collection<String> digests) {
        if (digests.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select * from checked_image where terms = :terms and sha256 in (:digests)")
                .param("terms", terms)
                .param("digests", digests)
                .query(SqlCheckedImages::packable)
                .list()
                .stream()
                .collect(Collectors.toMap(found -> found.image().sha256(), Function.identity()));
    }

    @Override
    @Transactional
    public void remember(String terms, Collection<Packable> images) {
        images.forEach(image -> insert(terms, image.image(), image.extract()));
    }

    private void insert(String terms, CheckedImage image, Extract extract) {
        var parts = PartsText.of(extract.parts());
        if (parts.length() > LONGEST_PARTS) {
            return;
        }
        jdbc.sql("""
                        insert into checked_image
                          (sha256, terms, format, width, height, bytes, crc32, packed_bytes, packed_crc32, parts,
                           checked_at)
                        values (:sha256, :terms, :format, :width, :height, :bytes, :crc32, :packedBytes, :packedCrc32,
                                :parts, :now)
                        on conflict do nothing""")
                .param("sha256", image.sha256())
                .param("terms", terms)
                .param("format", image.format().name())
                .param("width", image.width())
                .param("height", image.height())
                .param("bytes", image.bytes())
                .param("crc32", image.crc32())
                .param("packedBytes", extract.bytes())
                .param("packedCrc32", extract.crc32())
                .param("parts", parts)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Packable packable(ResultSet row, int number) throws SQLException {
        var sha256 = row.getString("sha256");
        var image = new CheckedImage(
                sha256,
                ImageFormat.valueOf(row.getString("format")),
                row.getInt("width"),
                row.getInt("height"),
                row.getLong("bytes"),
                row.getLong("crc32"),
                sha256);
        return new Packable(
                image,
                new Extract(
                        row.getLong("packed_bytes"),
                        row.getLong("packed_crc32"),
                        PartsText.parts(row.getString("parts"))));
    }
}
