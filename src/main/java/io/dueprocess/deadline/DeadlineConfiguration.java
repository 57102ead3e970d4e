package io.dueprocess.deadline;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeadlineConfiguration {

    @Bean
    LegalCalendar legalCalendar(Jurisdiction jurisdiction, PublicHolidays holidays) {
        return new LegalCalendar(jurisdiction.zone(), holidays::contains);
    }
}
