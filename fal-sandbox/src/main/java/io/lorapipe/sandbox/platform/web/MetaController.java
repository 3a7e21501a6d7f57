package io.lorapipe.sandbox.platform.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where webhooks come from; asked without a key. */
@RestController
class MetaController {

    @GetMapping("/v1/meta")
    Meta meta() {
        return new Meta(List.of("127.0.0.1/32"));
    }

    record Meta(@JsonProperty("webhook_ip_ranges") List<String> webhookIpRanges) {}
}
