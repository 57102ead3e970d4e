/**
 * Data subject requests (GDPR Art. 12, 15-22): intake, identity, collection, review, answer, clocks. Model:
 * {@code processes/dsar-handling.bpmn}, decision {@code dsar-triage}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "language",
            "casefile",
            "deadline",
            "mail",
            "mail :: inbox",
            "document",
            "datamap",
            "engine",
            "link",
            "retention",
            "access",
            "portal",
            "node",
            "desk"
        })
package io.dueprocess.dsar;
