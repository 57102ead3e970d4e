package io.dueprocess.portal;

import io.dueprocess.node.PublicNode;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** Languages and uploads of every page that this application renders. */
@Configuration(proxyBeanMethods = false)
class PortalConfiguration implements WebMvcConfigurer {

    @Bean
    LocaleResolver localeResolver() {
        return new ReadersLanguage();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor interceptor = new LocaleChangeInterceptor();
        interceptor.setParamName(ReadersLanguage.PARAMETER);
        interceptor.setIgnoreInvalidLocale(true);
        registry.addInterceptor(interceptor);
    }

    @Bean
    MultipartResolver multipartResolver() {
        return new MemoryMultipartResolver();
    }

    /** Ahead of Spring Security (-100), whose CSRF token is a field of the form. */
    @PublicNode
    @Bean
    FilterRegistrationBean<PublicUploadFilter> publicUploadFilter(MultipartResolver resolver) {
        FilterRegistrationBean<PublicUploadFilter> registration =
                new FilterRegistrationBean<>(new PublicUploadFilter(resolver));
        registration.addUrlPatterns("/requests/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        return registration;
    }
}
