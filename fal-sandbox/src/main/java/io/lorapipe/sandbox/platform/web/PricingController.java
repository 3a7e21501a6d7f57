package io.lorapipe.sandbox.platform.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lorapipe.sandbox.trainers.Trainer;
import io.lorapipe.sandbox.trainers.Trainers;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a step of each trainer costs at fal, as far as known; nothing is charged here. */
@RestController
class PricingController {

    private final Trainers trainers;

    PricingController(Trainers trainers) {
        this.trainers = trainers;
    }

    @GetMapping("/v1/models/pricing")
    Prices pricing(@RequestParam MultiValueMap<String, String> parameters) {
        var prices = new QueryParameters(parameters)
                .endpoints().stream()
                        .map(endpoint -> trainers.find(endpoint).orElseThrow(() -> Refusal.unknownEndpoint(endpoint)))
                        .map(Price::of)
                        .toList();
        return new Prices(prices, null, false);
    }

    record Prices(
            List<Price> prices,
            @JsonProperty("next_cursor") @Nullable String nextCursor,
            @JsonProperty("has_more") boolean hasMore) {}

    record Price(
            @JsonProperty("endpoint_id") String endpointId,
            @JsonProperty("unit_price") BigDecimal unitPrice,
            @JsonProperty("unit") String unit,
            @JsonProperty("currency") String currency) {

        static Price of(Trainer trainer) {
            return new Price(trainer.endpoint(), trainer.unitPrice(), "steps", "USD");
        }
    }
}
