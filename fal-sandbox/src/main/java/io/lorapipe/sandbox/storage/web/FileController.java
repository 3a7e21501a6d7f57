package io.lorapipe.sandbox.storage.web;

import io.lorapipe.sandbox.storage.FileStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves files to anyone, as fal's file host does; HEAD and Range come with Spring's resources. */
@RestController
class FileController {

    private final FileStore files;

    FileController(FileStore files) {
        this.files = files;
    }

    @GetMapping("/files/{folder}/{name}")
    ResponseEntity<Resource> file(@PathVariable String folder, @PathVariable String name) throws IOException {
        var path = files.find(folder, name);
        return path.isPresent() ? serve(path.get()) : ResponseEntity.notFound().build();
    }

    private static ResponseEntity<Resource> serve(Path path) throws IOException {
        var resource = new FileSystemResource(path);
        var type = MediaTypeFactory.getMediaType(resource).orElse(MediaType.APPLICATION_OCTET_STREAM);
        var written = Files.getLastModifiedTime(path).toMillis();
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + path.getFileName() + "\"")
                .lastModified(written)
                .eTag(Long.toHexString(written) + "-" + Long.toHexString(Files.size(path)))
                .body(resource);
    }
}
