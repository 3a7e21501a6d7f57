package io.lorapipe.sandbox.platform.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lorapipe.sandbox.access.Account;
import io.lorapipe.sandbox.access.PublicAddress;
import io.lorapipe.sandbox.platform.RequestList;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Past and present requests of an account. */
@RestController
class RequestListController {

    private final RequestList requests;

    RequestListController(RequestList requests) {
        this.requests = requests;
    }

    @GetMapping("/v1/models/requests/by-endpoint")
    Page byEndpoint(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestAttribute Account account,
            HttpServletRequest http) {
        var query = new QueryParameters(parameters);
        var page = requests.find(query.toQuery(account.id()));
        var base = PublicAddress.of(http);
        var items = page.items().stream()
                .map(request -> RequestItem.of(request, query.withPayloads(), base))
                .toList();
        return new Page(items, page.hasMore() ? items.getLast().requestId() : null, page.hasMore());
    }

    record Page(
            List<RequestItem> items,
            @JsonProperty("next_cursor") @Nullable UUID nextCursor,
            @JsonProperty("has_more") boolean hasMore) {}
}
