/**
 * Confidential reports (Directive 2019/1937, Danish whistleblower act): intake, investigation, feedback. Model:
 * {@code processes/whistleblower-intake.bpmn}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "casefile",
            "deadline",
            "mail",
            "document",
            "datamap",
            "engine",
            "access",
            "portal",
            "desk"
        })
package io.dueprocess.whistleblower;
