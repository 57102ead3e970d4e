package io.dueprocess.bench;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** What start-up is compared with: the engine and its web applications on H2, as a Spring Boot application, and nothing else. */
@EnableAutoConfiguration
public class PlainApp {

    public static void main(String[] arguments) {
        SpringApplication.run(PlainApp.class, arguments);
    }
}
