/**
 * Staff access: one sign-in for Tasklist, Cockpit, Admin, the API and our own pages; users, groups and engine
 * authorizations; sessions that end after 15 idle minutes.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"casefile", "engine", "node", "portal"})
package io.dueprocess.access;
