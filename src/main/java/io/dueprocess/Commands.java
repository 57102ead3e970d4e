package io.dueprocess;

import io.dueprocess.access.ClientTokens;
import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.KeyFiles;
import io.dueprocess.casefile.KeyTurn;
import io.dueprocess.casefile.Recovery;
import io.dueprocess.datamap.RestoreCheck;
import io.dueprocess.organisation.SetUp;
import io.dueprocess.sla.SlaRebuild;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * What operators run on the command line: {@code java -jar due-process.jar <command> [argument] [--property=value ...]}.
 * The exit code is 0 when all is well, 1 when not, 2 when the command line is not understood.
 */
final class Commands {

    private static final int OK = 0;
    private static final int BROKEN = 1;
    private static final int NOT_UNDERSTOOD = 2;
    private static final String APPLY = "--apply";
    private static final String USAGE = """
            set-up [<file>] --name=  write organisation.yaml: who runs this installation, and where; names its options
            new-keys <folder>        make the three key files
            add-key <keyset file>    add a primary key to the organisation's keyset
            rotate-keys              wrap everything by the keyset's primary key
            drop-old-keys [<file>]   take the keys out of the keyset file that wrap nothing any more
            verify-audit             walk the audit chains
            recovery-keys <file>     make a recovery key for sealed cases; its private half goes into the file
            recover <file> <user>    give a whistleblower handler the cases that this recovery key opens
            restore-check [--apply]  say which erased rows are back in the systems of record; with --apply, erase them again
            rebuild-sla              count the SLA board's figures anew from the cases
            new-client-token <name>  make a token by which another system calls the API
            rotate-keys, drop-old-keys, verify-audit, recover, restore-check and rebuild-sla need the configuration of the server, and work beside it on PostgreSQL.""";

    /** The case file and its database: no web server, no engine, no job, no mail, no migration. */
    @ComponentScan("io.dueprocess.casefile")
    @Import(TimeConfiguration.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    static class CaseFileOnly {}

    /** The same and the data map, without the demo's systems. */
    @ComponentScan(
            basePackages = "io.dueprocess.datamap",
            excludeFilters =
                    @ComponentScan.Filter(type = FilterType.REGEX, pattern = "io\\.dueprocess\\.datamap\\.demo\\..*"))
    @ConfigurationPropertiesScan("io.dueprocess.datamap")
    @Import(CaseFileOnly.class)
    static class WithDataMap {}

    /** The same, the deadlines, and what counts. */
    @ComponentScan(
            basePackages = "io.dueprocess.deadline",
            excludeFilters =
                    @ComponentScan.Filter(type = FilterType.REGEX, pattern = "io\\.dueprocess\\.deadline\\.web\\..*"))
    @ConfigurationPropertiesScan("io.dueprocess.deadline")
    @ComponentScan(
            basePackages = "io.dueprocess.sla",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "io\\.dueprocess\\.sla\\.(SlaRebuild|Figures|FigureRows)"))
    @Import(CaseFileOnly.class)
    static class WithFigures {}

    private Commands() {}

    /** The exit code, or empty when the arguments are none or properties only: then the server is wanted. */
    static Optional<Integer> run(String... args) {
        if (args.length == 0 || args[0].startsWith("-")) {
            return Optional.empty();
        }
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        boolean path = rest.length == 1;
        return Optional.of(
                switch (args[0]) {
                    case "set-up" -> SetUp.run(System.getenv(), System.out, System.err, rest) ? OK : NOT_UNDERSTOOD;
                    case "new-keys" -> path ? newKeys(Path.of(rest[0])) : usage();
                    case "add-key" -> path ? addKey(Path.of(rest[0])) : usage();
                    case "rotate-keys" -> with(Commands::rotate, rest);
                    case "drop-old-keys" -> dropOldKeys(rest);
                    case "recovery-keys" -> path ? recoveryKeys(Path.of(rest[0])) : usage();
                    case "recover" -> rest.length >= 2 && !rest[1].startsWith("-") ? recover(rest) : usage();
                    case "new-client-token" -> path ? newClientToken(rest[0]) : usage();
                    case "restore-check" -> restoreCheck(rest);
                    case "rebuild-sla" ->
                        with(WithFigures.class, context -> rebuild(context.getBean(SlaRebuild.class)), rest);
                    case "verify-audit" -> with(Commands::verify, rest);
                    default -> usage();
                });
    }

    private static int usage() {
        System.err.println(USAGE);
        return NOT_UNDERSTOOD;
    }

    private static int newKeys(Path folder) {
        KeyFiles.makeMissing(folder);
        System.out.println("dueprocess.keys.organisation=file:" + folder.resolve(KeyFiles.ORGANISATION));
        System.out.println("dueprocess.keys.lookup=file:" + folder.resolve(KeyFiles.LOOKUP));
        System.out.println("dueprocess.keys.pepper=file:" + folder.resolve(KeyFiles.PEPPER));
        System.out.println("Keep a copy of the files, apart from the backups of the database.");
        return OK;
    }

    private static int addKey(Path organisationFile) {
        KeyFiles.addPrimary(organisationFile);
        System.out.println("A new primary key is added. Once every node has the file, run rotate-keys.");
        return OK;
    }

    private static int rotate(ConfigurableApplicationContext context) {
        int keys = context.getBean(KeyTurn.class).rotate(Actors.SYSTEM);
        System.out.println(keys + " keys are wrapped anew by the primary key. Run drop-old-keys to end the old ones.");
        return OK;
    }

    /** Without a file, the one that is configured. */
    private static int dropOldKeys(String... arguments) {
        boolean named = arguments.length > 0 && !arguments[0].startsWith("-");
        Optional<Path> file = named ? Optional.of(Path.of(arguments[0])) : Optional.empty();
        String[] properties = Arrays.copyOfRange(arguments, named ? 1 : 0, arguments.length);
        return with(context -> drop(context.getBean(KeyTurn.class), file), properties);
    }

    private static int drop(KeyTurn turn, Optional<Path> file) {
        try {
            turn.dropOld(file, Actors.SYSTEM);
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            return BROKEN;
        }
        System.out.println("The keyset file holds the one key that is in use. Destroy all copies of the old one.");
        return OK;
    }

    private static int recoveryKeys(Path privateFile) {
        Recovery.Pair pair = Recovery.newPair();
        KeyFiles.writePrivate(privateFile, pair.privateKey());
        System.out.println("dueprocess.sealed.recovery-key=" + pair.publicKey());
        System.out.println("Every report from now on is sealed to it too, once a server runs with this setting.");
        System.out.println(
                "Take " + privateFile + " off this machine, and keep it where one person alone cannot get it.");
        return OK;
    }

    private static int recover(String... arguments) {
        String privateKey = KeyFiles.read(Path.of(arguments[0]));
        String user = arguments[1];
        return with(
                context -> recover(context.getBean(Recovery.class), privateKey, user),
                Arrays.copyOfRange(arguments, 2, arguments.length));
    }

    private static int recover(Recovery recovery, String privateKey, String user) {
        try {
            Recovery.Outcome outcome = recovery.recover(privateKey, user);
            System.out.println(outcome.given() + " cases are given to " + user + "; " + outcome.held()
                    + " were held already, " + outcome.excluded() + " are barred by an exclusion, "
                    + outcome.notOpened()
                    + " are not opened by this key.");
            System.out.println("Restart the server: then " + user + " finds the cases' tasks.");
            return OK;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return BROKEN;
        }
    }

    /** The token is shown this once; the server gets its hash only. */
    private static int newClientToken(String name) {
        String token = ClientTokens.random();
        System.out.println("For the client:  Authorization: Bearer " + token);
        System.out.println("For the server:  dueprocess.clients." + name + ".token-sha256=" + ClientTokens.hash(token));
        System.out.println("The token is stored nowhere. Whoever has it reports breaches in the name of " + name + ".");
        return OK;
    }

    private static int verify(ConfigurableApplicationContext context) {
        Optional<String> broken = context.getBean(Audit.class).verify();
        System.out.println(broken.orElse("The audit chains are intact."));
        return broken.isEmpty() ? OK : BROKEN;
    }

    /** Without the option it changes nothing. */
    private static int restoreCheck(String... arguments) {
        boolean apply = Arrays.asList(arguments).contains(APPLY);
        String[] properties = Arrays.stream(arguments)
                .filter(argument -> !argument.equals(APPLY))
                .toArray(String[]::new);
        return with(WithDataMap.class, context -> restoreCheck(context.getBean(RestoreCheck.class), apply), properties);
    }

    private static int restoreCheck(RestoreCheck check, boolean apply) {
        List<RestoreCheck.Back> systems = apply ? check.apply() : check.check();
        systems.forEach(system -> System.out.println(system.systemId() + ": "
                + (system.unavailable()
                        ? "does not answer"
                        : system.rows() + " erased rows and " + system.values() + " erased values are there")));
        boolean clean = systems.stream().allMatch(RestoreCheck.Back::none);
        System.out.println(clean ? "Nothing that was erased is back." : "What was erased is back, or nobody knows.");
        return clean ? OK : BROKEN;
    }

    private static int rebuild(SlaRebuild figures) {
        try {
            int counted = figures.run();
            if (counted >= 0) {
                System.out.println(counted + " figures are counted anew.");
                return OK;
            }
        } catch (ConcurrencyFailureException another) {
            LoggerFactory.getLogger(Commands.class).debug("Another node counts.", another);
        }
        System.err.println("A server adds up its figures at this moment. Nothing is changed; try again.");
        return BROKEN;
    }

    private static int with(ToIntFunction<ConfigurableApplicationContext> work, String... properties) {
        return with(CaseFileOnly.class, work, properties);
    }

    private static int with(Class<?> parts, ToIntFunction<ConfigurableApplicationContext> work, String... properties) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(parts)
                .profiles("command")
                .web(WebApplicationType.NONE)
                .run(properties)) {
            return work.applyAsInt(context);
        }
    }
}
