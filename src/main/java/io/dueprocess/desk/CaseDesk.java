package io.dueprocess.desk;

import io.dueprocess.access.Staff;
import io.dueprocess.casefile.Attachment;
import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditRow;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.Deadlines;
import io.dueprocess.engine.CaseTasks;
import io.dueprocess.engine.Refused;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cases as staff see them. Every call asks {@link CaseAccess} first; its exceptions pass through. */
@Service
@Transactional
public class CaseDesk {

    private final CaseAccess access;
    private final CaseFiles files;
    private final Deadlines deadlines;
    private final CaseTasks tasks;
    private final Audit audit;
    private final Staff staff;
    private final CaseContents contents;
    private final FilledForms forms;
    private final CaseUploads uploads;
    private final MessageSource messages;
    private final Clock clock;
    private final ZoneId zone;

    CaseDesk(
            CaseAccess access,
            CaseFiles files,
            Deadlines deadlines,
            CaseTasks tasks,
            Audit audit,
            Staff staff,
            CaseContents contents,
            FilledForms forms,
            CaseUploads uploads,
            MessageSource messages,
            Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.access = access;
        this.files = files;
        this.deadlines = deadlines;
        this.tasks = tasks;
        this.audit = audit;
        this.staff = staff;
        this.contents = contents;
        this.forms = forms;
        this.uploads = uploads;
        this.messages = messages;
        this.clock = clock;
        this.zone = zone;
    }

    /** Cases that the current user may read, newest first, at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<CaseSummary> list(int limit, Locale language) {
        return files.readableBy(staff.currentReader(), limit).stream()
                .filter(access::mayFind)
                .map(file -> summary(file, language))
                .toList();
    }

    /** The case of that short reference, if the current user may know of it. */
    @Transactional(readOnly = true)
    public Optional<CaseSummary> byReference(String reference, Locale language) {
        return files.findByReference(reference)
                .filter(file -> files.mayRead(file.id(), staff.currentReader()))
                .filter(access::mayFind)
                .map(file -> summary(file, language));
    }

    public CaseDocument open(String caseId, Locale language) {
        String reader = access.read(caseId, "case");
        CaseFile file = files.find(caseId).orElseThrow(CaseNotFound::new);
        LocalDate today = today();
        return new CaseDocument(
                file.id(),
                file.reference(),
                language.getLanguage(),
                zone,
                reader,
                access.mayWrite(file),
                uploads.takesData(file),
                access.mayHold(file),
                file.processKey(),
                processName(file, language),
                state(file),
                file.openedAt(),
                file.closedAt(),
                file.retainUntil(),
                file.held(),
                file.sealed(),
                deadlines.of(caseId).stream()
                        .map(deadline -> DeadlineView.of(deadline, today, clock.instant()))
                        .toList(),
                contents.of(file.processKey())
                        .map(content -> content.view(caseId, language))
                        .orElse(null),
                forms.of(caseId, language),
                files.holds(caseId).stream()
                        .map(hold -> new CaseDocument.HoldView(hold.author(), hold.at(), hold.content()))
                        .toList(),
                files.attachments(caseId).stream()
                        .map(attachment -> uploads.view(attachment, language))
                        .toList(),
                tasks.of(caseId));
    }

    /** The case of an open task. */
    public CaseDocument openByTask(String taskId, Locale language) {
        String caseId = tasks.find(taskId).map(CaseTasks.CaseTask::caseId).orElse("");
        return open(caseId, language);
    }

    public List<AuditRow> auditOf(String caseId) {
        access.read(caseId, "audit");
        return audit.of(caseId);
    }

    /** An attachment that is about to be downloaded. */
    public Attachment download(String caseId, String attachmentId) {
        access.download(caseId, attachmentId);
        return files.attachment(caseId, attachmentId).orElseThrow(CaseNotFound::new);
    }

    @Transactional(readOnly = true)
    public void copyTo(Attachment attachment, OutputStream out) {
        files.copyTo(attachment, out);
    }

    /**
     * Sets or lifts a legal hold: a held case is not shredded, whatever its date (Art. 17(3)(e)).
     *
     * @throws Refused without a reason
     */
    public void hold(String caseId, boolean held, String reason) {
        String user = access.write(caseId);
        if (!access.mayHold(files.find(caseId).orElseThrow(CaseNotFound::new))) {
            throw new ReadOnlyCase();
        }
        if (reason.isBlank()) {
            throw new Refused("desk.refused.no-reason");
        }
        files.hold(caseId, held, reason.strip(), user);
    }

    private CaseSummary summary(CaseFile file, Locale language) {
        LocalDate today = today();
        Optional<Deadline> nearest = deadlines.of(file.id()).stream()
                .min(Comparator.comparing((Deadline d) -> !d.state().open()).thenComparing(Deadline::expiresAt));
        return new CaseSummary(
                file.id(),
                file.reference(),
                file.processKey(),
                processName(file, language),
                file.openedAt(),
                state(file),
                nearest.map(deadline -> deadline.date().due()).orElse(null),
                nearest.map(deadline -> TrafficLight.of(deadline, today, clock.instant()))
                        .orElse(null));
    }

    private String processName(CaseFile file, Locale language) {
        return messages.getMessage("desk.process." + file.processKey(), null, file.processKey(), language);
    }

    private static String state(CaseFile file) {
        return file.closedAt() == null ? "open" : "closed";
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
