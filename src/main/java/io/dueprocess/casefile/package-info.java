/**
 * The case file: everything a person said or is, encrypted with a data key per case (GDPR Art. 5(1)(f), 25, 32), and the
 * audit chain (Art. 5(2)). Written in the caller's transaction, so that the engine's state and the case file never
 * disagree. Knows no process and no engine.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"organisation"})
package io.dueprocess.casefile;
