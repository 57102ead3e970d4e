package io.dueprocess.desk;

import io.dueprocess.casefile.Attachment;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.engine.Refused;
import io.dueprocess.portal.Uploads;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files that staff add to a case and take away again. Asks {@link CaseAccess} first; its exceptions pass through. */
@Service
@Transactional
public class CaseUploads {

    private final CaseAccess access;
    private final CaseFiles files;
    private final CaseContents contents;
    private final MessageSource messages;

    CaseUploads(CaseAccess access, CaseFiles files, CaseContents contents, MessageSource messages) {
        this.access = access;
        this.files = files;
        this.contents = contents;
        this.messages = messages;
    }

    /**
     * Takes all files.
     *
     * @throws Refused when they would reach the person and the answer is compiled already
     */
    public List<CaseDocument.DocumentView> add(
            String caseId, UploadKind kind, List<Uploads.Accepted> uploads, Locale language) {
        String user = access.write(caseId);
        requireTaken(caseId, kind.id());
        return uploads.stream()
                .map(upload -> files.attach(
                        caseId,
                        kind.id(),
                        upload.name(),
                        upload.mediaType(),
                        new ByteArrayInputStream(upload.content()),
                        user))
                .map(attachment -> view(attachment, language))
                .toList();
    }

    /**
     * Takes away a file that staff added.
     *
     * @throws Refused once it is part of a compiled answer
     */
    public void remove(String caseId, String attachmentId) {
        String user = access.write(caseId);
        Attachment file = files.attachment(caseId, attachmentId)
                .filter(attachment -> UploadKind.of(attachment.kind())
                        .filter(kind -> kind != UploadKind.HANDLER_FILE) // the reporter may have read it
                        .isPresent())
                .orElseThrow(CaseNotFound::new);
        requireTaken(caseId, file.kind());
        files.removeAttachment(caseId, attachmentId, user);
    }

    /** Whether files that reach the person may be added or taken away now. */
    boolean takesData(CaseFile file) {
        return contents.of(file.processKey())
                .map(content -> content.takesData(file.id()))
                .orElse(false);
    }

    CaseDocument.DocumentView view(Attachment attachment, Locale language) {
        return new CaseDocument.DocumentView(
                attachment.id(),
                attachment.kind(),
                messages.getMessage("desk.document." + attachment.kind(), null, attachment.kind(), language),
                attachment.name(),
                attachment.mediaType(),
                attachment.size(),
                attachment.author(),
                attachment.at(),
                "/api/v1/cases/" + attachment.caseId() + "/attachments/" + attachment.id());
    }

    private void requireTaken(String caseId, String kind) {
        CaseFile file = files.find(caseId).orElseThrow(CaseNotFound::new);
        if (kind.equals(UploadKind.PROVIDED_DATA.id()) && !takesData(file)) {
            throw new Refused("desk.refused.no-data-now");
        }
        if (kind.equals(UploadKind.HANDLER_FILE.id()) && (!file.sealed() || file.closedAt() != null)) {
            throw new Refused("desk.refused.no-file-to-reporter");
        }
    }
}
