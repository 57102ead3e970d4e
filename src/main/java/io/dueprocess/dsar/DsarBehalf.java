package io.dueprocess.dsar;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.engine.Refused;
import io.dueprocess.mail.MailAddress;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Requests that somebody makes for another: a guardian for a child under 16, or whoever has a mandate (Art. 8, 12; EDPB
 * 01/2022, 80). Their authority is checked and noted; the paper itself is not kept.
 */
@Component
class DsarBehalf {

    /** Attachments that show a mandate; gone once it was checked. */
    static final String KIND_MANDATE = "mandate";

    private static final String REQUESTER = "requester";

    private final CaseFiles files;
    private final DsarForms forms;
    private final DsarRepeats repeats;

    DsarBehalf(CaseFiles files, DsarForms forms, DsarRepeats repeats) {
        this.files = files;
        this.forms = forms;
        this.repeats = repeats;
    }

    /**
     * For whom a form that staff filled in says that somebody asks; null when it is the own data.
     *
     * @throws Refused when the person is not named, or their address is none
     */
    static NewRequest.Behalf of(Map<String, Object> fields) {
        Requester requester = requester(fields);
        if (requester == Requester.SELF) {
            return null;
        }
        String name = text(fields, "subjectName");
        String mail = text(fields, "subjectMail");
        if (name.isEmpty()) {
            throw new Refused("dsar.refused.no-subject");
        }
        if (!mail.isEmpty() && !MailAddress.accepts(mail)) {
            throw new Refused("dsar.refused.mail-wrong");
        }
        return new NewRequest.Behalf(requester, name, mail.isEmpty() ? null : mail);
    }

    /** The fields of the forms, as they stand. */
    static Map<String, Object> fields(NewRequest.Behalf behalf) {
        if (behalf == null) {
            return Map.of(REQUESTER, Requester.SELF.name());
        }
        return Map.of(
                REQUESTER,
                behalf.requester().name(),
                "subjectName",
                behalf.name(),
                "subjectMail",
                Objects.requireNonNullElse(behalf.mail(), ""),
                "under16",
                behalf.requester() == Requester.GUARDIAN);
    }

    /** What triage says about who asks for whom is what counts from now on. */
    void settle(String caseId, String userId) {
        Map<String, Object> triage = forms.latest(caseId, DsarProcess.FORM_TRIAGE);
        if (!triage.containsKey(REQUESTER)) {
            return;
        }
        DsarFile request =
                files.get(caseId, DsarFile.KIND, DsarFile.KIND, DsarFile.class).orElseThrow();
        NewRequest.Behalf behalf = of(triage);
        if (!Objects.equals(behalf, request.behalf())) {
            DsarFile settled = new DsarFile(
                    request.name(), request.mail(), request.rights(), request.text(), request.channel(), behalf);
            files.put(caseId, DsarFile.KIND, DsarFile.KIND, settled, userId);
            repeats.remember(caseId, settled);
        }
    }

    /**
     * Nobody acts on a request for another, or of a child alone, before somebody noted how the authority was checked.
     *
     * @throws Refused when that is missing
     */
    void requireAuthority(String caseId) {
        Map<String, Object> triage = forms.latest(caseId, DsarProcess.FORM_TRIAGE);
        boolean child = Boolean.TRUE.equals(triage.get("under16"));
        Requester requester = requester(triage);
        if (requester == Requester.SELF && !child) {
            return;
        }
        boolean checked = Boolean.TRUE.equals(triage.get("mandateChecked"))
                && !text(triage, "mandateNote").isEmpty();
        if (!checked) {
            throw new Refused(
                    requester == Requester.SELF
                            ? "dsar.refused.guardian-not-asked"
                            : "dsar.refused.mandate-not-checked");
        }
        files.removeAttachments(caseId, KIND_MANDATE, Actors.SYSTEM);
    }

    /** Who asks, by the request as it came in or as triage settled it. */
    Requester requester(String caseId) {
        return files.get(caseId, DsarFile.KIND, DsarFile.KIND, DsarFile.class)
                .map(DsarFile::behalf)
                .map(NewRequest.Behalf::requester)
                .orElse(Requester.SELF);
    }

    private static Requester requester(Map<String, Object> fields) {
        String requester = text(fields, REQUESTER);
        return requester.isEmpty() ? Requester.SELF : Requester.valueOf(requester);
    }

    private static String text(Map<String, Object> fields, String key) {
        return fields.get(key) instanceof String text ? text.strip() : "";
    }
}
