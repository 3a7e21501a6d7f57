package io.lorapipe.sandbox.platform.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lorapipe.sandbox.access.Account;
import io.lorapipe.sandbox.access.PublicAddress;
import io.lorapipe.sandbox.platform.RequestList;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Past and present requests of an account, as far as they are listed. */
@RestController
class RequestListController {

    private final RequestList requests;

    RequestListController(RequestList requests) {
        this.requests = requests;
    }

    @GetMapping("/v1/models/requests/by-endpoint")
    Items byEndpoint(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestAttribute Account account,
            HttpServletRequest http) {
        var query = new QueryParameters(parameters);
        var page = requests.find(ListQueries.byEndpoint(account.id(), query));
        var items = RequestItem.of(page.items(), query.expands("payloads"), PublicAddress.of(http));
        return new Items(items, Cursor.after(page), page.hasMore());
    }

    record Items(
            List<RequestItem> items,
            @JsonProperty("next_cursor") @Nullable String nextCursor,
            @JsonProperty("has_more") boolean hasMore) {}
}
