package io.dueprocess.dsar;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The portable copy sent straight to another controller, where the person asked for it (Art. 20(2)). */
@Service
@Transactional
public class DsarTransfers {

    /** Whether an address to push to stands in the approved answer. */
    public boolean wanted(String caseId) {
        throw new UnsupportedOperationException();
    }

    /**
     * Sends it over HTTPS, once.
     *
     * @throws TransferFailed to be retried; after the last attempt a person is asked
     */
    public void push(String caseId) {
        throw new UnsupportedOperationException();
    }

    /** The other controller did not take it. Its message holds no personal data. */
    public static class TransferFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public TransferFailed(String reasonCode) {
            super(reasonCode);
        }
    }
}
