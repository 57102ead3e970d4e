package io.dueprocess.dpia;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.dueprocess.access.Staff;
import io.dueprocess.casefile.Attachment;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.Catalogue;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.datamap.Text;
import io.dueprocess.document.Pdf;
import io.dueprocess.dpia.assessment.Assessment;
import io.dueprocess.dpia.assessment.AssessmentVersion;
import io.dueprocess.dpia.assessment.Level;
import io.dueprocess.engine.Unrestricted;
import io.dueprocess.support.RiskDecision;
import io.dueprocess.support.ServiceWorld;
import io.dueprocess.support.TurningClock;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Papers, register and gate over real case files in one database; what the process does is written by hand. */
final class PapersWorld {

    static final String BO = "bo";
    static final String DORA = "dora";
    static final String MAX = "max";
    static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

    final TurningClock clock = new TurningClock(NOW);
    final Staff staff = mock(Staff.class);
    final SystemsOfRecord systems = mock(SystemsOfRecord.class);
    final DpiaScreening screening = mock(DpiaScreening.class);
    final RuntimeService runtime = mock(RuntimeService.class, RETURNS_DEEP_STUBS);

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    PapersWorld(String language) {
        ServiceWorld.settle(context, Map.of("dueprocess.dpia.language", language));
        for (Object bean : List.of(clock, staff, systems, screening, runtime)) {
            context.getBeanFactory().registerSingleton(bean.toString(), bean);
        }
        when(systems.catalogue()).thenReturn(catalogue("camera images"));
        when(staff.members(any())).thenReturn(List.of(new Staff.Member(DORA, "Dora Dahl")));
        when(staff.mailAddress(DORA)).thenReturn(Optional.of("dpo@example.org"));
        when(staff.name(anyString()))
                .thenAnswer(call -> Optional.of(Map.of(BO, "Bo Bang", DORA, "Dora Dahl", MAX, "Max Munk")
                        .get(call.<String>getArgument(0))));
        when(screening.shown(anyString(), any(java.util.Locale.class)))
                .thenReturn(List.of(
                        "Systematic monitoring of a public area on a large scale (Art. 35(3)(c))",
                        "Two or more of the nine criteria are met"));
        context.register(Wiring.class);
        context.refresh();
    }

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    CaseFiles files() {
        return the(CaseFiles.class);
    }

    DpiaStore store() {
        return the(DpiaStore.class);
    }

    /** A version of the activity's assessment; nothing is known of it yet. */
    String open(String activity, String name, DpiaFacts.Cause cause) {
        return the(Dpias.class).open(activity, name, cause, LocalDate.of(2027, 1, 4), Map.of(), BO);
    }

    /** Hands on the assessment as if it had been written. */
    void assess(String caseId, Assessment assessment, Level inherent, Level residual) {
        files().append(
                        caseId,
                        AssessmentVersion.KIND,
                        new AssessmentVersion(1, clock.instant(), BO, assessment, inherent, residual),
                        BO);
        the(JdbcClient.class)
                .sql("insert into dp_dpia_author (case_id, user_id) values (?, ?)")
                .params(caseId, BO)
                .update();
        store().rated(caseId, inherent, residual);
        store().screening(caseId, DpiaFacts.Screening.REQUIRED);
    }

    /** Decided now, until a review in two years. */
    void decide(String caseId, DpiaFacts.Outcome outcome, String mapHash) {
        store().advisedBy(caseId, DORA);
        store().decided(caseId, outcome, MAX, clock.instant(), mapHash);
        store().reviewOn(caseId, LocalDate.of(2028, 11, 2));
    }

    /** As the form gateway stores it, just before the task completes. */
    void form(String caseId, String formId, Map<String, Object> fields, String user) {
        clock.to(clock.instant().plusMillis(1));
        files().put(caseId, "form", formId + "/" + UUID.randomUUID(), fields, user);
    }

    byte[] document(String caseId, String kind) {
        Attachment attachment = files().attachments(caseId).stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        files().copyTo(attachment, out);
        return out.toByteArray();
    }

    /** @param data categories of data of the activity "surveillance" */
    static Catalogue catalogue(String data) {
        return new Catalogue(
                new Catalogue.Controller(
                        "Milestone Systems A/S",
                        "CVR 20341130",
                        "Banemarksvej 50, 2605 Brøndby, Denmark",
                        "privacy@example.org",
                        "+45 88 30 03 00"),
                new Catalogue.Authority(
                        "Datatilsynet",
                        "Carl Jacobsens Vej 35, 2500 Valby, Denmark",
                        "+45 33 19 32 00",
                        "www.datatilsynet.dk"),
                List.of(
                        new Catalogue.Recipient(
                                "hosting", "Nordhost ApS", text("hosting, as our processor"), "DK", null),
                        new Catalogue.Recipient(
                                "helpdesk", "Helper Ltd.", text("support"), "IN", text("EU standard clauses"))),
                List.of(new Catalogue.Activity(
                        "surveillance",
                        new Text("Surveillance of our premises", "Overvågning af vores lokaler"),
                        text("Protecting people and property."),
                        text(data),
                        "Art. 6(1)(f)",
                        text("our interest in safety"),
                        text("30 days"),
                        text("the cameras"),
                        List.of("hosting", "helpdesk"),
                        null,
                        text("visitors and employees"),
                        null)),
                List.of(new Catalogue.SystemOfRecord(
                        "video",
                        text("Video archive"),
                        "it-security",
                        List.of("surveillance"),
                        null,
                        true,
                        List.of())));
    }

    static Text text(String both) {
        return new Text(both, both);
    }

    /** No component, so that whole-application tests do not find it. */
    @EnableTransactionManagement(proxyTargetClass = true)
    @ComponentScan({"io.dueprocess.casefile", "io.dueprocess.dpia.assessment", "io.dueprocess.dpia.paper"})
    @ComponentScan(
            basePackages = "io.dueprocess.dpia",
            useDefaultFilters = false,
            includeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    "io\\.dueprocess\\.dpia\\.(Dpias|DpiaStore|DpiaConditions|DpiaForms|DpiaPaper(s|Parts|Heads)"
                                            + "|Processing(Activities|Changes)|Gates|ActivityRegister|RequestedReviews"
                                            + "|DataMapWatch|DataProtectionOfficer)"))
    @Import({ServiceWorld.class, RiskDecision.class, Unrestricted.class, Pdf.class})
    static class Wiring {

        @Bean
        MessageSource messageSource() {
            return ServiceWorld.messages("dpia", "dpia-assessment", "dpia-documents", "dpia-register");
        }
    }
}
