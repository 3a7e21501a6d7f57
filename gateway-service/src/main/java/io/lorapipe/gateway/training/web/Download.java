package io.lorapipe.gateway.training.web;

import io.lorapipe.gateway.training.TrainedFile;
import io.lorapipe.store.ByteRange;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;

/** One file on its way to a client: whole, or the part that an interrupted download still lacks. */
record Download(ObjectStore store, Location location, TrainedFile file, String name) {

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var etag = '"' + file.sha256() + '"';
        response.setHeader(HttpHeaders.ETAG, etag);
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        if (etag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        var ranges = ranges(request, etag);
        if (ranges.size() != 1) {
            sendRange(request, response, ByteRange.ALL);
            return;
        }
        var first = ranges.getFirst().getRangeStart(file.size());
        var last = ranges.getFirst().getRangeEnd(file.size());
        if (first > last || first >= file.size()) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + file.size());
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            return;
        }
        response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
        response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%d".formatted(first, last, file.size()));
        sendRange(request, response, new ByteRange(first, last));
    }

    /** Several ranges, a malformed one, or one of another version: the whole file is the answer. */
    private static List<HttpRange> ranges(HttpServletRequest request, String etag) {
        var ifRange = request.getHeader(HttpHeaders.IF_RANGE);
        if (ifRange != null && !ifRange.equals(etag)) {
            return List.of();
        }
        try {
            return HttpRange.parseRanges(request.getHeader(HttpHeaders.RANGE));
        } catch (IllegalArgumentException ex) {
            return List.of();
        }
    }

    private void sendRange(HttpServletRequest request, HttpServletResponse response, ByteRange range)
            throws IOException {
        try (var bytes = store.get(location, range)) {
            response.setContentType(file.contentType());
            response.setContentLengthLong(range.lengthIn(file.size()));
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment().filename(name).build().toString());
            if (!request.getMethod().equals("HEAD")) {
                bytes.transferTo(response.getOutputStream());
            }
        }
    }
}
