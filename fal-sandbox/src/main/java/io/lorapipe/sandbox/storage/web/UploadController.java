package io.lorapipe.sandbox.storage.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lorapipe.sandbox.access.PublicAddress;
import io.lorapipe.sandbox.storage.Uploads;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** fal's upload: ask for a target, put the bytes there without a key, use the file's URL. */
@RestController
class UploadController {

    private final Uploads uploads;

    UploadController(Uploads uploads) {
        this.uploads = uploads;
    }

    @PostMapping({"/storage/upload/initiate", "/storage/upload/initiate-multipart"})
    Target initiate(@RequestBody Wanted wanted, HttpServletRequest http) {
        var base = PublicAddress.of(http);
        var target = uploads.begin(wanted.fileName().orElse("file"));
        return new Target(base + target.uploadPath(), base + target.filePath());
    }

    @PutMapping("/storage/put/{token}/{name}")
    void put(@PathVariable UUID token, @PathVariable String name, InputStream bytes) throws IOException {
        uploads.put(token, name, bytes);
    }

    @PutMapping("/storage/put/{token}/{name}/{part}")
    Part putPart(@PathVariable UUID token, @PathVariable int part, InputStream bytes) throws IOException {
        uploads.putPart(token, part, bytes);
        return new Part(part, tag(token, part));
    }

    @PostMapping("/storage/put/{token}/{name}/complete")
    ResponseEntity<?> complete(@PathVariable UUID token, @PathVariable String name, @RequestBody Parts parts)
            throws IOException {
        var named = parts.parts().stream().allMatch(part -> part.etag().equals(tag(token, part.partNumber())));
        if (!named || !uploads.have(token, parts.numbers())) {
            return ResponseEntity.badRequest().body(Map.of("detail", "A part is missing or has another ETag"));
        }
        uploads.complete(token, name, parts.numbers());
        return ResponseEntity.ok().build();
    }

    private static String tag(UUID token, int part) {
        return "\"" + token + "-" + part + "\"";
    }

    record Wanted(@JsonProperty("file_name") Optional<String> fileName) {}

    record Target(
            @JsonProperty("upload_url") String uploadUrl,
            @JsonProperty("file_url") String fileUrl) {}

    record Part(int partNumber, String etag) {}

    record Parts(List<Part> parts) {

        List<Integer> numbers() {
            return parts.stream().map(Part::partNumber).toList();
        }
    }
}
