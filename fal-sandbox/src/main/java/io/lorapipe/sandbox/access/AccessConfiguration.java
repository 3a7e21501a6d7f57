package io.lorapipe.sandbox.access;

import io.lorapipe.sandbox.SandboxProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Which paths want a key: all but files, upload targets, public keys and the sandbox's own pages. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration implements WebMvcConfigurer {

    private final SandboxProperties properties;

    AccessConfiguration(SandboxProperties properties) {
        this.properties = properties;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KeyInterceptor(properties.acceptedKeys()))
                .excludePathPatterns("/files/**", "/storage/put/**", "/.well-known/**", "/sandbox/**", "/error");
    }
}
