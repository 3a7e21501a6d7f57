package io.lorapipe.sandbox.platform.web;

import io.lorapipe.sandbox.access.PublicAddress;
import io.lorapipe.sandbox.faults.Call;
import io.lorapipe.sandbox.faults.Faults;
import io.lorapipe.sandbox.faults.kinds.ListFault;
import io.lorapipe.sandbox.faults.kinds.Point;
import io.lorapipe.sandbox.platform.Page;
import io.lorapipe.sandbox.platform.RequestList;
import io.lorapipe.sandbox.platform.RequestQuery;
import io.lorapipe.sandbox.queue.FalRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes lists of requests as the Platform API does, and as the fault script wants them. */
@Component
class ListAnswers {

    private final RequestList requests;
    private final Faults faults;

    ListAnswers(RequestList requests, Faults faults) {
        this.requests = requests;
        this.faults = faults;
    }

    /** The list under this name, with a cursor to the next page. */
    ObjectNode of(String name, RequestQuery query, boolean payloads, HttpServletRequest http) {
        var page = requests.find(query);
        var fault = fault(page, http);
        var shown =
                fault.filter(ListFault.Repeat.class::isInstance).isPresent() ? repeating(page, query) : page.items();
        var withPayloads =
                payloads && fault.filter(ListFault.NoPayloads.class::isInstance).isEmpty();
        var answer = JsonMapper.shared().createObjectNode();
        answer.set(name, JsonMapper.shared().valueToTree(RequestItem.of(shown, withPayloads, PublicAddress.of(http))));
        answer.put("next_cursor", Cursor.after(page)).put("has_more", page.hasMore());
        if (fault.filter(ListFault.UnknownFields.class::isInstance).isPresent()) {
            extend(answer, name);
        }
        return answer;
    }

    private Optional<ListFault> fault(Page<FalRequest> page, HttpServletRequest http) {
        if (!faults.concern(Point.LIST)) {
            return Optional.empty();
        }
        var call = Call.to(Point.LIST, http.getRequestURL() + "?" + http.getQueryString());
        return faults.next(call, fault -> switch (fault) {
                    case ListFault.Repeat repeat -> page.number() > 1;
                    case ListFault.OfAnswer other -> true;
                    default -> false;
                })
                .map(hit -> (ListFault) hit.fault());
    }

    /** As when something new came to the top between two pages. */
    private List<FalRequest> repeating(Page<FalRequest> page, RequestQuery query) {
        var items = new ArrayList<FalRequest>();
        items.add(requests.find(query.pageBefore()).items().getLast());
        items.addAll(page.items());
        return items;
    }

    private static void extend(ObjectNode answer, String name) {
        answer.putObject("page_info").put("total", 7).putArray("hints").add("more");
        for (var item : answer.get(name)) {
            ((ObjectNode) item)
                    .put("region", "eu")
                    .putNull("parent_id")
                    .putArray("tags")
                    .addObject();
        }
    }
}
