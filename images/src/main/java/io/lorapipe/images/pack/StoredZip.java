package io.lorapipe.images.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;

/** A ZIP of uncompressed entries (photographs are compressed already) in which no clock or time zone shows. */
final class StoredZip {

    /** Not the format's first day, 1980-01-01: for that one java.util.zip adds a field in the local time zone. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final int BUFFER = 64 << 10;

    private final ZipOutputStream zip;
    private final byte[] buffer = new byte[BUFFER];
    private final List<String> names = new ArrayList<>();

    StoredZip(OutputStream out) {
        this.zip = new ZipOutputStream(out, UTF_8);
    }

    void add(String name, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        add(name, bytes.length, crc.getValue(), new ByteArrayInputStream(bytes));
    }

    /** Copies the bytes, which must be as many as stated and have the sum stated. */
    void add(String name, long size, long crc32, InputStream bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(TIME);
        entry.setSize(size);
        entry.setCrc(crc32);
        zip.putNextEntry(entry);
        try {
            for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                zip.write(buffer, 0, count);
            }
            zip.closeEntry();
        } catch (ZipException different) {
            throw new IOException(name + " is not what it was when it was checked", different);
        }
        names.add(name);
    }

    /** Writes the directory of the archive and answers the names in it; the stream below stays open. */
    List<String> finish() throws IOException {
        zip.finish();
        zip.flush();
        return names;
    }
}
