/**
 * The end of data in the systems of record: holds, what is erased later, the retention promised by the privacy policy
 * (GDPR Art. 5(1)(e), 17(3)), erasure again after a backup was restored, and certificates. Models: {@code
 * processes/retention-run.bpmn}, {@code processes/erase-later.bpmn}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "language",
            "casefile",
            "deadline",
            "datamap",
            "document",
            "engine",
            "access",
            "node",
            "portal",
            "desk",
            "mail"
        })
package io.dueprocess.retention;
