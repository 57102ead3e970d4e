/**
 * Data protection impact assessments (GDPR Art. 35-36): screening, assessment, advice, decision, prior consultation, review,
 * and the register of processing activities (Art. 30(1)). Model: {@code processes/dpia-approval.bpmn}, decisions
 * {@code dpia-screening} and {@code dpia-risk-level}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "language",
            "casefile",
            "deadline",
            "mail",
            "document",
            "datamap",
            "engine",
            "link",
            "access",
            "node",
            "portal",
            "desk"
        })
package io.dueprocess.dpia;
