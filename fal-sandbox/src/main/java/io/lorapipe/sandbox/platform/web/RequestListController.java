package io.lorapipe.sandbox.platform.web;

import io.lorapipe.sandbox.access.Account;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Past and present requests of an account, as far as they are listed. */
@RestController
class RequestListController {

    private final ListAnswers answers;

    RequestListController(ListAnswers answers) {
        this.answers = answers;
    }

    @GetMapping("/v1/models/requests/by-endpoint")
    JsonNode byEndpoint(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestAttribute Account account,
            HttpServletRequest http) {
        var query = new QueryParameters(parameters);
        return answers.of("items", ListQueries.byEndpoint(account.id(), query), query.expands("payloads"), http);
    }

    /** Of the three modes of search the one that searches for nothing: history, with payloads. */
    @GetMapping("/v1/models/requests/search")
    JsonNode browse(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestAttribute Account account,
            HttpServletRequest http) {
        var query = new QueryParameters(parameters);
        if (Stream.of("query", "image_url", "video_url").anyMatch(query::has)) {
            throw Refusal.notImplemented("The sandbox browses, but does not search");
        }
        if (query.isTrue("exclude_api_requests")) {
            throw Refusal.notImplemented("The sandbox knows of no requests but those that came with a key");
        }
        return answers.of("results", ListQueries.browse(account.id(), query), true, http);
    }
}
