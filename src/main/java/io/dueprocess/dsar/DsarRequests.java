package io.dueprocess.dsar;

import io.dueprocess.casefile.Attachment;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The module's service towards the person: intake, confirmation, status, messages, download. */
@Service
public class DsarRequests {

    /** Outcome of opening a confirmation link. */
    public enum Confirmation {
        CONFIRMED,
        ALREADY_CONFIRMED,
        EXPIRED_OR_UNKNOWN
    }

    /** Stores the request, starts its clock and its process; the same submission key again answers the first receipt. */
    public Receipt submit(NewRequest request) {
        throw new UnsupportedOperationException();
    }

    public Optional<Receipt> receipt(String submissionKey) {
        throw new UnsupportedOperationException();
    }

    /** Uses up the one-time link by which the person shows that the mailbox is theirs. */
    public Confirmation confirmMail(String token) {
        throw new UnsupportedOperationException();
    }

    /** Case id for a reference and its access code; empty, in the same time, when either is wrong. */
    public Optional<String> signIn(String reference, String accessCode) {
        throw new UnsupportedOperationException();
    }

    public RequestStatus status(String caseId) {
        throw new UnsupportedOperationException();
    }

    /** A message and files from the person; continues a wait for proof of identity. */
    public void message(String caseId, String text, List<NewRequest.Upload> files) {
        throw new UnsupportedOperationException();
    }

    /** An answer file while the link lives; each call is audited as a download. */
    public Optional<Attachment> answer(String caseId, String attachmentId) {
        throw new UnsupportedOperationException();
    }

    public void copyTo(Attachment answer, OutputStream out) {
        throw new UnsupportedOperationException();
    }
}
