package io.lorapipe.gateway.custody.web;

import io.lorapipe.gateway.custody.web.ExportView.ExportedFile;
import io.lorapipe.gateway.training.TrainedFile;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.roles.Stores;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An export on its way to a client: nothing of it is held in memory or on disk. */
final class ExportedZip {

    private final Stores stores;
    private final Map<ExportedFile, TrainedFile> files = new LinkedHashMap<>();

    ExportedZip(Stores stores) {
        this.stores = stores;
    }

    /** Adds a file, unless its store no longer has it. */
    void add(ExportedFile named, TrainedFile file) {
        if (holding(file).head(file.location()).isPresent()) {
            files.put(named, file);
        }
    }

    Map<ExportedFile, TrainedFile> files() {
        return files;
    }

    /**
     * Weights hardly get smaller, so nothing is compressed. A failure breaks the download off without an end, for the
     * answer is under way already and must not look whole.
     */
    void write(byte[] json, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.NO_COMPRESSION);
        zip.putNextEntry(new ZipEntry("character.json"));
        zip.write(json);
        for (var entry : files.entrySet()) {
            zip.putNextEntry(new ZipEntry(entry.getKey().path()));
            copy(entry.getValue(), zip);
        }
        zip.finish();
    }

    private void copy(TrainedFile file, OutputStream out) throws IOException {
        var hashed = new DigestOutputStream(out, sha256());
        try (var bytes = holding(file).get(file.location())) {
            bytes.transferTo(hashed);
        } catch (StoreException failure) {
            throw new IOException("The store failed while a character was exported", failure);
        }
        if (!HexFormat.of().formatHex(hashed.getMessageDigest().digest()).equals(file.sha256())) {
            throw new IOException("The store gives other bytes of %s than were put".formatted(file.key()));
        }
    }

    private ObjectStore holding(TrainedFile file) {
        return stores.holding(file.location());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException(ex);
        }
    }
}
