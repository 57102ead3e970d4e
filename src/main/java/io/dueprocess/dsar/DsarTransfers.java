package io.dueprocess.dsar;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Codes;
import io.dueprocess.engine.Refused;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The portable copy sent straight to another controller, where the person asked for it (Art. 20(2)). */
@Service
@Transactional
public class DsarTransfers {

    static final String FIELD = "transferTo";

    private static final String KIND = "transfer";

    private final CaseFiles files;
    private final Audit audit;
    private final Codes codes;
    private final DsarForms forms;
    private final DsarAnswers answers;
    private final TransferClient client;
    private final Clock clock;

    DsarTransfers(
            CaseFiles files,
            Audit audit,
            Codes codes,
            DsarForms forms,
            DsarAnswers answers,
            TransferClient client,
            Clock clock) {
        this.files = files;
        this.audit = audit;
        this.codes = codes;
        this.forms = forms;
        this.answers = answers;
        this.client = client;
        this.clock = clock;
    }

    /**
     * What was sent, as kept in the case file.
     *
     * @param sha256 of the copy, in hex
     */
    record Transfer(String address, Instant at, int status, String sha256) {}

    /** Whether an address to push to stands in the approved answer. */
    public boolean wanted(String caseId) {
        return !address(caseId).isEmpty() && forms.rights(caseId).contains(Right.PORTABILITY);
    }

    private String address(String caseId) {
        return forms.text(caseId, DsarProcess.FORM_APPROVE, FIELD).strip();
    }

    /** Refuses an approval with an address that nothing could be sent to. */
    void check(String caseId) {
        if (wanted(caseId) && uri(address(caseId)).isEmpty()) {
            throw new Refused("dsar.refused.transfer-address");
        }
    }

    private static Optional<URI> uri(String address) {
        try {
            URI uri = new URI(address);
            boolean sound = "https".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null;
            return sound ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException broken) {
            return Optional.empty();
        }
    }

    /**
     * Sends it over HTTPS, once: a repeated attempt carries the same idempotency key.
     *
     * @throws TransferFailed to be retried; after the last attempt a person is asked
     */
    public void push(String caseId) {
        if (files.get(caseId, KIND, KIND, Transfer.class).isPresent()) {
            return;
        }
        String address = address(caseId);
        URI target = uri(address).orElseThrow(() -> new TransferFailed("address"));
        byte[] copy = answers.portableCopy(caseId);
        TransferClient.Taken taken = client.push(target, codes.hash("dsar-transfer", caseId), copy);
        files.put(
                caseId,
                KIND,
                KIND,
                new Transfer(address, clock.instant(), taken.status(), taken.sha256()),
                Actors.SYSTEM);
        audit.record(caseId, Actors.SYSTEM, AuditAction.SEND, "transfer");
    }

    /** The other controller did not take it. Its message holds no personal data. */
    public static class TransferFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public TransferFailed(String reasonCode) {
            super(reasonCode);
        }
    }
}
