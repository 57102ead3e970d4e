/**
 * Whistleblower reports (Directive (EU) 2019/1937, WBD; Danish Act 1436/2021, WBL): intake, inbox, handling, feedback,
 * clocks, closing. Model: {@code processes/whistleblower-intake.bpmn}. Case files are sealed: only the reporter and the
 * handlers who hold a case's key open them, so delegates and jobs act on opaque facts alone, and what needs content happens
 * in a handler's own request.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "language",
            "casefile",
            "deadline",
            "mail",
            "document",
            "document :: metadata",
            "engine",
            "link",
            "access",
            "node",
            "portal",
            "desk"
        })
package io.dueprocess.whistleblower;
