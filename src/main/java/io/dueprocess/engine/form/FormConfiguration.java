package io.dueprocess.engine.form;

import io.dueprocess.node.StaffNode;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the form gateway behind Spring Security and in front of the engine's REST. */
@Configuration(proxyBeanMethods = false)
class FormConfiguration {

    private static final int AFTER_SECURITY = SecurityProperties.DEFAULT_FILTER_ORDER + 10;

    @Bean
    FormRules formRules(ProcessEngine engine) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return new FormRules(configuration.getDmnEngineConfiguration().getFeelEngine());
    }

    @StaffNode
    @Bean
    @ConditionalOnWebApplication
    FilterRegistrationBean<FormGateway> formGateway(
            FormContent content, TransactionTemplate transaction, MessageSource messages) {
        FilterRegistrationBean<FormGateway> registration =
                new FilterRegistrationBean<>(new FormGateway(content, transaction, messages));
        registration.addUrlPatterns("/camunda/api/engine/*", "/engine-rest/*");
        registration.setOrder(AFTER_SECURITY);
        return registration;
    }
}
