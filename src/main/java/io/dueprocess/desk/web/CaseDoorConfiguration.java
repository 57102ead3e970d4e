package io.dueprocess.desk.web;

import io.dueprocess.node.StaffNode;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the door before the staff API. */
@StaffNode
@Configuration(proxyBeanMethods = false)
class CaseDoorConfiguration implements WebMvcConfigurer {

    private final CaseDoor door;

    CaseDoorConfiguration(CaseDoor door) {
        this.door = door;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(door).addPathPatterns("/api/**");
    }
}
