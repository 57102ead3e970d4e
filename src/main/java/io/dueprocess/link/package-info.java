/**
 * What one process tells another while neither knows the other: events in the sender's transaction, and doors that a process
 * opens. Nothing here says where it came from.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.dueprocess.link;
