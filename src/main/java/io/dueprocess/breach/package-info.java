/**
 * Personal data breaches (GDPR Art. 33-34): awareness and its 72 hours, severity, duties, the authority, the people
 * concerned, the register. Model: {@code processes/breach-notification.bpmn}, decisions {@code breach-severity} and
 * {@code breach-duties}.
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
package io.dueprocess.breach;
