package io.lorapipe.sandbox.platform.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lorapipe.sandbox.access.Account;
import io.lorapipe.sandbox.access.PublicAddress;
import io.lorapipe.sandbox.platform.Page;
import io.lorapipe.sandbox.platform.RequestList;
import io.lorapipe.sandbox.queue.FalRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The history of requests, with their payloads; of its three modes the one that needs no search. */
@RestController
class SearchController {

    private final RequestList requests;

    SearchController(RequestList requests) {
        this.requests = requests;
    }

    @GetMapping("/v1/models/requests/search")
    Results search(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestAttribute Account account,
            HttpServletRequest http) {
        var query = new QueryParameters(parameters);
        if (Stream.of("query", "image_url", "video_url").anyMatch(query::has)) {
            throw Refusal.notImplemented("The sandbox browses, but does not search");
        }
        var page = requests.find(ListQueries.browse(account.id(), query));
        // Everything here came with a key.
        return query.isTrue("exclude_api_requests")
                ? new Results(List.of(), null, false)
                : results(page, PublicAddress.of(http));
    }

    private static Results results(Page<FalRequest> page, URI base) {
        return new Results(RequestItem.of(page.items(), true, base), Cursor.after(page), page.hasMore());
    }

    record Results(
            List<RequestItem> results,
            @JsonProperty("next_cursor") @Nullable String nextCursor,
            @JsonProperty("has_more") boolean hasMore) {}
}
