package io.dueprocess;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The rules of the house, each with its reason. */
class CodingRulesTest {

    private static final int LONGEST_CLASS = 260;
    private static final int LONGEST_DELEGATE = 40;

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.dueprocess");

    @ParameterizedTest
    @ValueSource(strings = {"dsar", "breach", "dpia", "whistleblower"})
    void processesDoNotKnowOneAnother(String process) {
        String[] others = Stream.of("dsar", "breach", "dpia", "whistleblower")
                .filter(other -> !other.equals(process))
                .map(other -> "io.dueprocess." + other + "..")
                .toArray(String[]::new);
        check(noClasses()
                .that()
                .resideInAPackage("io.dueprocess." + process + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("each process can be changed alone"));
    }

    @Test
    void capabilitiesDoNotKnowTheEngine() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.dueprocess.dsar..",
                        "io.dueprocess.breach..",
                        "io.dueprocess.dpia..",
                        "io.dueprocess.whistleblower..",
                        "io.dueprocess.retention..",
                        "io.dueprocess.engine..",
                        "io.dueprocess.sla..",
                        "io.dueprocess.access..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .because("the engine can be replaced and content never depends on it"));
    }

    @Test
    void cipherCodeStandsInOnePlace() {
        check(only(
                        "io.dueprocess.casefile.crypto..",
                        "javax.crypto..",
                        "com.google.crypto.tink..",
                        "org.bouncycastle..")
                .because("one package to audit"));
    }

    @Test
    void mailIsSentFromOnePlace() {
        check(only("io.dueprocess.mail..", "org.springframework.mail..").because("every mail goes through the outbox"));
    }

    @Test
    void documentsAreMadeInOnePlace() {
        check(only(
                        "io.dueprocess.document..",
                        "com.openhtmltopdf..",
                        "org.apache.pdfbox..",
                        "org.dhatim..",
                        "java.util.zip..")
                .because("one place to harden"));
    }

    @Test
    void foreignDatabasesAreReachedFromOnePlace() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("io.dueprocess.datamap.jdbc..", "io.dueprocess.datamap.demo..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("com.zaxxer.hikari.HikariDataSource")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.sql.DriverManager")
                .because("read-only, bound parameters, bounded rows and time are ensured there"));
    }

    @Test
    void delegatesAreSmallAndTouchNeitherEngineServicesNorControllers() {
        check(classes()
                .that()
                .implement(JavaDelegate.class)
                .should()
                .resideInAPackage("..delegate..")
                .orShould()
                .resideInAPackage("io.dueprocess.engine..")
                .because("a reader finds them by the model"));
        check(noClasses()
                .that()
                .resideInAPackage("..delegate..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("org\\.camunda\\.bpm\\.engine\\..*Service")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("..web..", "org.springframework.jdbc..")
                .because("a delegate calls one service of its module"));
    }

    @Test
    void controllersCallServicesNotTheEngine() {
        check(noClasses()
                .that()
                .resideInAPackage("..web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .because("only a module's service starts or correlates its process"));
    }

    @Test
    void timeIsInjected() {
        for (Class<?> type : List.of(
                Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class)) {
            check(noClasses().should().callMethod(type, "now").because("a test turns the clock"));
        }
        check(noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(java.util.Date.class)
                .because("a test turns the clock"));
    }

    @Test
    void dependenciesComeThroughConstructors() {
        check(noFields().should().beAnnotatedWith(Autowired.class).because("what a class needs is seen at its top"));
    }

    @Test
    void classesAreShort() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(path -> path.toString().endsWith(".java"))
                            .filter(path -> lines(path)
                                    > (path.toString().contains("/delegate/") ? LONGEST_DELEGATE : LONGEST_CLASS)))
                    .as("classes that do more than one thing")
                    .isEmpty();
        }
    }

    private static ArchRule only(String home, String... packages) {
        return noClasses()
                .that(resideInAPackage("io.dueprocess.."))
                .and(JavaClass.Predicates.resideOutsideOfPackage(home))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .allowEmptyShould(true);
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CODE);
    }

    private static long lines(Path path) {
        try (Stream<String> lines = Files.lines(path)) {
            return lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
