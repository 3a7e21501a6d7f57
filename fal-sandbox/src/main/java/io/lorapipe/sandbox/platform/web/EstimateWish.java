package io.lorapipe.sandbox.platform.web;

import io.lorapipe.sandbox.platform.Estimate;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a caller wants estimated: calls or steps by endpoint. */
record EstimateWish(Estimate estimate, Map<String, BigDecimal> quantities) {

    private static final BigDecimal FEWEST_UNITS = new BigDecimal("0.000001");

    static EstimateWish read(InputStream body) throws IOException {
        var wish = json(body);
        var estimate = estimate(wish.path("estimate_type"));
        var endpoints = wish.path("endpoints");
        if (!endpoints.isObject() || endpoints.isEmpty()) {
            throw Refusal.invalid("endpoints must be an object of endpoint ids and their quantities");
        }
        var quantities = new LinkedHashMap<String, BigDecimal>();
        endpoints.forEachEntry((endpoint, given) -> quantities.put(endpoint, quantity(estimate, endpoint, given)));
        return new EstimateWish(estimate, quantities);
    }

    private static JsonNode json(InputStream body) throws IOException {
        try {
            return JsonMapper.shared().readTree(body.readAllBytes());
        } catch (JacksonException ex) {
            throw Refusal.invalid("The body must be JSON");
        }
    }

    private static Estimate estimate(JsonNode type) {
        return switch (type.asString("")) {
            case "historical_api_price" -> Estimate.HISTORICAL_API_PRICE;
            case "unit_price" -> Estimate.UNIT_PRICE;
            default -> throw Refusal.invalid("estimate_type must be historical_api_price or unit_price");
        };
    }

    private static BigDecimal quantity(Estimate estimate, String endpoint, JsonNode given) {
        return switch (estimate) {
            case HISTORICAL_API_PRICE -> {
                var calls = given.path("call_quantity");
                if (!calls.isIntegralNumber() || calls.decimalValue().signum() <= 0) {
                    throw Refusal.invalid("endpoints." + endpoint + ".call_quantity must be a whole number from 1");
                }
                yield calls.decimalValue();
            }
            case UNIT_PRICE -> {
                var units = given.path("unit_quantity");
                if (!units.isNumber() || units.decimalValue().compareTo(FEWEST_UNITS) < 0) {
                    throw Refusal.invalid("endpoints." + endpoint + ".unit_quantity must be a number from 0.000001");
                }
                yield units.decimalValue();
            }
        };
    }
}
