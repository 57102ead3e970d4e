package io.dueprocess.datamap.demo;

import io.dueprocess.datamap.SystemsOfRecord;
import org.springframework.boot.autoconfigure.AbstractDependsOnBeanFactoryPostProcessor;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The data map names the surveys' address, so they are there before it is read. */
@Component
@Profile("demo")
class DemoOrder extends AbstractDependsOnBeanFactoryPostProcessor {

    DemoOrder() {
        super(SystemsOfRecord.class, DemoSurveys.class);
    }
}
