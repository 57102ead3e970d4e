package io.dueprocess;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.KeyFiles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What operators run on the command line: {@code java -jar due-process.jar <command>}. */
final class Commands {

    private static final int OK = 0;
    private static final int BROKEN = 1;

    /** Would ask for a web server. */
    private static final String ENGINE_REST =
            "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration";

    private Commands() {}

    /** The exit code, or empty when the arguments name no command. */
    static Optional<Integer> run(String... args) {
        String command = args.length == 0 ? "" : args[0];
        return switch (command) {
            case "new-keys" -> Optional.of(newKeys(Path.of(args[1])));
            case "add-key" -> Optional.of(addKey(Path.of(args[1])));
            case "rotate-keys" -> Optional.of(with(Commands::rotate));
            case "verify-audit" -> Optional.of(with(Commands::verify));
            default -> Optional.empty();
        };
    }

    private static int newKeys(Path folder) {
        KeyFiles.makeMissing(folder);
        System.out.println("Keys are in " + folder + ". Keep a copy of them apart from the backups of the database.");
        return OK;
    }

    private static int addKey(Path organisationFile) {
        KeyFiles.addPrimary(organisationFile);
        System.out.println("A new primary key is added. Restart every node, then run rotate-keys.");
        return OK;
    }

    private static int rotate(ConfigurableApplicationContext context) {
        int cases = context.getBean(CaseFiles.class).rewrapAll(Actors.SYSTEM);
        System.out.println(cases + " data keys are wrapped by the primary key.");
        return OK;
    }

    private static int verify(ConfigurableApplicationContext context) {
        Optional<String> broken = context.getBean(Audit.class).verify();
        System.out.println(broken.orElse("The audit chains are intact."));
        return broken.isEmpty() ? OK : BROKEN;
    }

    private static int with(ToIntFunction<ConfigurableApplicationContext> work) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(DueProcessApplication.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "camunda.bpm.job-execution.enabled=false",
                        "dueprocess.mail.sender-enabled=false",
                        "spring.autoconfigure.exclude=" + ENGINE_REST)
                .run()) {
            return work.applyAsInt(context);
        }
    }
}
