package io.lorapipe.store.local;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/** A small file that the first of all services writes, whole, and that none changes after. */
final class OnceWritten {

    private OnceWritten() {}

    /** The text of the file; when it is not there, it is made with this text and for its owner's eyes only. */
    static String read(Path file, String firstText) throws IOException {
        if (!Files.exists(file)) {
            Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(draft, firstText + "\n");
                Files.createLink(file, draft); // unlike a rename, fails when another service was first
                DurableFile.forceNames(file.resolveSibling("."));
            } catch (FileAlreadyExistsException e) {
                // the other's text counts
            } finally {
                Files.deleteIfExists(draft);
            }
        }
        return Files.readString(file).strip();
    }
}
