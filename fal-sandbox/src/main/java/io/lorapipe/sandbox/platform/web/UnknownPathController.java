package io.lorapipe.sandbox.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the Platform API does not have, in its own words rather than the queue's. */
@RestController
class UnknownPathController {

    @RequestMapping("/v1/**")
    void unknown(HttpServletRequest http) {
        throw Refusal.notFound("The sandbox has no " + http.getMethod() + " " + http.getRequestURI());
    }
}
