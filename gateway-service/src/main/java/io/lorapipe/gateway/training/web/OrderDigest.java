package io.lorapipe.gateway.training.web;

import io.lorapipe.gateway.training.order.Order;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells whether two orders are the same, however their JSON was spaced or sorted. */
@Component
class OrderDigest {

    private final JsonMapper json = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    String of(Order order) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            json.writeValue(new DigestOutputStream(OutputStream.nullOutputStream(), digest), body(order));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** What is not given is left out, as it was before it could be given: keys outlive a new release. */
    private JsonNode body(Order order) {
        ObjectNode body = json.valueToTree(order);
        return order.refuseWarnings() == null ? body.without("refuseWarnings") : body;
    }
}
