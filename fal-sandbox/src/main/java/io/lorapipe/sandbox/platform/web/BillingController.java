package io.lorapipe.sandbox.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.lorapipe.sandbox.access.Account;
import io.lorapipe.sandbox.platform.BillingEvent;
import io.lorapipe.sandbox.platform.BillingEvents;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What ended requests would have cost at fal, where this call wants an admin key. */
@RestController
class BillingController {

    private final BillingEvents events;

    BillingController(BillingEvents events) {
        this.events = events;
    }

    @GetMapping("/v1/models/billing-events")
    Billed billingEvents(@RequestParam MultiValueMap<String, String> parameters, @RequestAttribute Account account) {
        var page = events.find(ListQueries.billed(account.id(), new QueryParameters(parameters)));
        return new Billed(page.items().stream().map(Item::of).toList(), Cursor.after(page), page.hasMore());
    }

    /** The balance is a figure to show: nobody is locked here for want of it. */
    @GetMapping("/v1/account/billing")
    AccountBilling account(@RequestParam MultiValueMap<String, String> parameters, @RequestAttribute Account account) {
        var credits = Optional.of(new Credits(events.balance(account.id()), "USD"))
                .filter(wanted -> new QueryParameters(parameters).expands("credits"));
        return new AccountBilling(account.id(), credits);
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record AccountBilling(String username, Optional<Credits> credits) {}

    record Credits(@JsonProperty("current_balance") BigDecimal currentBalance, String currency) {}

    record Billed(
            @JsonProperty("billing_events") List<Item> billingEvents,
            @JsonProperty("next_cursor") @Nullable String nextCursor,
            @JsonProperty("has_more") boolean hasMore) {}

    record Item(
            @JsonProperty("request_id") UUID requestId,
            @JsonProperty("endpoint_id") String endpointId,
            Instant timestamp,
            @JsonProperty("output_units") int outputUnits,
            @JsonProperty("unit_price") BigDecimal unitPrice,
            @JsonProperty("percent_discount") @Nullable BigDecimal percentDiscount,
            @JsonProperty("cost_subtotal") BigDecimal costSubtotal,
            @JsonProperty("cost_discount") BigDecimal costDiscount,
            @JsonProperty("cost_total") BigDecimal costTotal,
            @JsonProperty("cost_estimate_nano_usd") BigDecimal costEstimateNanoUsd) {

        private static final int NANO = 9;

        static Item of(BillingEvent event) {
            var cost = event.cost();
            return new Item(
                    event.requestId(),
                    event.endpoint(),
                    event.at(),
                    event.units(),
                    event.unitPrice(),
                    null,
                    cost,
                    BigDecimal.ZERO,
                    cost,
                    cost.movePointRight(NANO));
        }
    }
}
