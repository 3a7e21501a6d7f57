package io.lorapipe.sandbox.access;

import io.lorapipe.sandbox.SandboxProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Which paths want a key, and how answers are written. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration implements WebMvcConfigurer {

    private final SandboxProperties properties;

    AccessConfiguration(SandboxProperties properties) {
        this.properties = properties;
    }

    /** Our own, so that a host application's taste in JSON does not reach fal's protocol. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.withJsonConverter(new JacksonJsonHttpMessageConverter(JsonMapper.shared()));
    }

    /** All but files, upload targets, public keys and the sandbox's own pages. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KeyInterceptor(properties.acceptedKeys()))
                .excludePathPatterns(
                        "/files/**", "/storage/put/**", "/.well-known/**", "/sandbox/**", "/v1/meta", "/error");
    }
}
