package io.dueprocess;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Due Process: an organisation's privacy and whistleblower duties as workflows. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Due Process",
                        version = "1",
                        description =
                                "For staff, by HTTP Basic; breach reports for other systems, by their own token."))
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class DueProcessApplication {

    public static void main(String[] args) {
        Commands.run(args)
                .ifPresentOrElse(System::exit, () -> SpringApplication.run(DueProcessApplication.class, args));
    }
}
