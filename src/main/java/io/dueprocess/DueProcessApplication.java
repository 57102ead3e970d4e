package io.dueprocess;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Due Process: an organisation's privacy and whistleblower duties as workflows. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class DueProcessApplication {

    public static void main(String[] args) {
        Commands.run(args)
                .ifPresentOrElse(System::exit, () -> SpringApplication.run(DueProcessApplication.class, args));
    }
}
