package io.dueprocess.dsar;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.Attachment;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.desk.UploadKind;
import io.dueprocess.dsar.answer.AnswerFile;
import io.dueprocess.dsar.answer.AnswerInput;
import io.dueprocess.dsar.answer.AnswerPackage;
import io.dueprocess.dsar.answer.AnswerPackages;
import io.dueprocess.dsar.answer.OutcomeInput;
import io.dueprocess.dsar.answer.RefusalInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The answer: compiled for approval, then published; or a refusal (Art. 12(1), 12(4), 15, 20). */
@Service
@Transactional
public class DsarAnswers {

    private final CaseFiles files;
    private final DsarStore store;
    private final DsarForms forms;
    private final DsarReview review;
    private final DsarSystems asked;
    private final DsarMails mails;
    private final SystemsOfRecord systems;
    private final AnswerPackages packages;
    private final DsarSettings settings;
    private final Clock clock;
    private final ZoneId zone;

    DsarAnswers(
            CaseFiles files,
            DsarStore store,
            DsarForms forms,
            DsarReview review,
            DsarSystems asked,
            DsarMails mails,
            SystemsOfRecord systems,
            AnswerPackages packages,
            DsarSettings settings,
            Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.files = files;
        this.store = store;
        this.forms = forms;
        this.review = review;
        this.asked = asked;
        this.mails = mails;
        this.systems = systems;
        this.packages = packages;
        this.settings = settings;
        this.clock = clock;
        this.zone = zone;
    }

    /** Makes letter and archive as they would leave the house; an earlier attempt that was returned is replaced. */
    public void compile(String caseId) {
        AnswerPackage answer = packages.build(input(caseId));
        files.removeAttachments(caseId, DsarRequests.KIND_ANSWER, Actors.SYSTEM);
        attach(caseId, answer.letter());
        attach(caseId, answer.archive());
    }

    /** The portable part of the answer, as JSON. */
    byte[] portableCopy(String caseId) {
        return packages.portableCopy(input(caseId)).content();
    }

    private AnswerInput input(String caseId) {
        DsarFacts facts = store.get(caseId);
        DsarFile request = request(caseId);
        Map<String, Map<String, Object>> provided = asked.provided(caseId, forms);
        return new AnswerInput(
                files.find(caseId).orElseThrow().reference(),
                facts.language(),
                request.name(),
                day(facts.receivedAt()),
                today(),
                forms.rights(caseId),
                systems.catalogue(),
                review.items(caseId, facts.language()),
                collected(caseId),
                provided.entrySet().stream().map(DsarAnswers::statement).toList(),
                forms.text(caseId, DsarProcess.FORM_REVIEW, "personNote"),
                enclosures(caseId),
                request.concerning());
    }

    private Set<String> collected(String caseId) {
        Set<String> collected = new LinkedHashSet<>();
        for (SystemOfRecord system : systems.catalogue().systems()) {
            if (store.collected(caseId, system.id())) {
                collected.add(system.id());
            }
        }
        return collected;
    }

    private static AnswerInput.Statement statement(Map.Entry<String, Map<String, Object>> provided) {
        Map<String, Object> form = provided.getValue();
        return new AnswerInput.Statement(
                provided.getKey(), "data".equals(form.get("found")), (String) form.get("statement"));
    }

    private List<AnswerInput.Enclosure> enclosures(String caseId) {
        return files.attachments(caseId).stream()
                .filter(file -> file.kind().equals(UploadKind.PROVIDED_DATA.id()))
                .map(file -> new AnswerInput.Enclosure(file.name(), file.mediaType(), content(file)))
                .toList();
    }

    private byte[] content(Attachment file) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        files.copyTo(file, content);
        return content.toByteArray();
    }

    /** Adds the letter about what was done beside the data. */
    void attach(String caseId, OutcomeInput outcome) {
        attach(caseId, packages.outcome(outcome));
    }

    /** Lets the person download the answer for some time, and says so by mail (Art. 12(3)), unless they know already. */
    void release(String caseId, boolean tell) {
        Instant until = available(caseId, DsarFacts.Outcome.ANSWERED);
        if (!tell) {
            return;
        }
        DsarFacts facts = store.get(caseId);
        mails.toPerson(
                caseId,
                "answered",
                "dsar-answered",
                Map.of(
                        "until", DsarMails.date(day(until), facts.language()),
                        "complaint", DsarMails.complaint(systems.catalogue().authority())));
    }

    /** Writes the letter of the refusal: reasons, complaint, judicial remedy (Art. 12(4)). */
    public void refuse(String caseId) {
        DsarFacts facts = store.get(caseId);
        if (facts.outcome() != null) {
            return;
        }
        Map<String, Object> refusal = forms.latest(caseId, DsarProcess.FORM_REFUSAL);
        attach(
                caseId,
                packages.refusal(new RefusalInput(
                        files.find(caseId).orElseThrow().reference(),
                        facts.language(),
                        request(caseId).name(),
                        day(facts.receivedAt()),
                        today(),
                        forms.rights(caseId),
                        systems.catalogue(),
                        (String) refusal.get("ground"),
                        (String) refusal.get("reasons"),
                        request(caseId).concerning())));
        available(caseId, DsarFacts.Outcome.REFUSED);
        mails.toPerson(caseId, "refused", "dsar-refused", Map.of());
    }

    private Instant available(String caseId, DsarFacts.Outcome outcome) {
        Instant now = clock.instant();
        Instant until = now.plus(settings.answerAvailable());
        store.answered(caseId, outcome, now);
        store.answerUntil(caseId, until);
        return until;
    }

    private void attach(String caseId, AnswerFile file) {
        files.attach(
                caseId,
                DsarRequests.KIND_ANSWER,
                file.name(),
                file.mediaType(),
                new ByteArrayInputStream(file.content()),
                Actors.SYSTEM);
    }

    private DsarFile request(String caseId) {
        return files.get(caseId, DsarFile.KIND, DsarFile.KIND, DsarFile.class).orElseThrow();
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    private LocalDate today() {
        return day(clock.instant());
    }
}
