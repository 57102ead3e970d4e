package io.dueprocess.whistleblower.desk;

import io.dueprocess.casefile.Attachment;
import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.desk.UploadKind;
import io.dueprocess.document.Csv;
import io.dueprocess.document.Pdf;
import io.dueprocess.document.Zip;
import io.dueprocess.portal.Dates;
import io.dueprocess.whistleblower.IncomingFiles;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A case to take along, for a court or an authority: what is masked stays masked. Each export is recorded before its first
 * byte.
 */
@Service
@Transactional
public class CaseExport {

    private final CaseFiles files;
    private final ReportViews views;
    private final Audit audit;
    private final Pdf pdf;
    private final MessageSource messages;
    private final String organisation;
    private final ZoneId zone;
    private final Clock clock;

    CaseExport(
            CaseFiles files,
            ReportViews views,
            Audit audit,
            Pdf pdf,
            MessageSource messages,
            @Value("${dueprocess.organisation.name}") String organisation,
            @Value("${dueprocess.zone}") ZoneId zone,
            Clock clock) {
        this.files = files;
        this.views = views;
        this.audit = audit;
        this.pdf = pdf;
        this.messages = messages;
        this.organisation = organisation;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * @param notes whether the handlers' notes go along
     * @param originals whether sealed originals go along, whose metadata may betray the reporter
     */
    public record Choice(boolean notes, boolean originals) {}

    /** @param name of the file, without what it is about */
    public record Document(String name, byte[] content) {}

    /** @param parts are read from the case file as they are written */
    public record Archive(String name, LocalDate date, List<Zip.Part> parts) {}

    /** The case as one PDF. */
    public Document pdf(String caseId, boolean notes, String user, Locale language) {
        audit.record(caseId, user, AuditAction.EXPORT, notes ? "pdf+notes" : "pdf");
        CaseFile file = files.find(caseId).orElseThrow();
        ReportView view = views.of(caseId, user, language);
        return new Document(
                file.reference() + ".pdf", rendered(file, view, files.attachments(caseId), notes, user, language));
    }

    /** The case as a ZIP of the PDF, tables and files. */
    public Archive archive(String caseId, Choice choice, String user, Locale language) {
        audit.record(
                caseId,
                user,
                AuditAction.EXPORT,
                "zip" + (choice.notes() ? "+notes" : "") + (choice.originals() ? "+originals" : ""));
        CaseFile file = files.find(caseId).orElseThrow();
        ExportTables tables = new ExportTables(words(language), zone);
        ReportView view = views.of(caseId, user, language);
        List<Attachment> attachments = files.attachments(caseId);
        List<Zip.Part> parts = new ArrayList<>();
        byte[] report = rendered(file, view, attachments, choice.notes(), user, language);
        parts.add(new Zip.Part(file.reference() + ".pdf", out -> out.write(report)));
        parts.add(csv("messages.csv", tables.messages(view)));
        if (choice.notes()) {
            parts.add(csv("notes.csv", tables.notes(view)));
        }
        parts.add(csv("disclosures.csv", tables.disclosures(view)));
        parts.add(csv("audit.csv", tables.audit(audit.of(caseId))));
        for (Attachment attachment : attachments) {
            if (taken(attachment, choice)) {
                parts.add(new Zip.Part(
                        "files/" + attachment.kind() + "/" + attachment.name(), out -> files.copyTo(attachment, out)));
            }
        }
        return new Archive(file.reference() + ".zip", today(), parts);
    }

    private static boolean taken(Attachment attachment, Choice choice) {
        boolean original = attachment.kind().equals(IncomingFiles.KIND_ORIGINAL);
        boolean note = attachment.kind().equals(UploadKind.NOTE_FILE.id());
        return (choice.originals() || !original) && (choice.notes() || !note);
    }

    private static Zip.Part csv(String name, ExportTables.Table table) {
        byte[] content = Csv.write(table.header(), table.rows());
        return new Zip.Part(name, out -> out.write(content));
    }

    private byte[] rendered(
            CaseFile file, ReportView view, List<Attachment> attachments, boolean notes, String user, Locale language) {
        CaseReport report = new CaseReport(words(language), new Dates(language, zone), view);
        return pdf.render(
                "whistleblower-case",
                language,
                Map.of(
                        "organisation", organisation,
                        "reference", file.reference(),
                        "facts", report.facts(file, today(), user),
                        "sections", report.sections(attachments, notes)));
    }

    private ReportWords words(Locale language) {
        return new ReportWords(messages, language);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
