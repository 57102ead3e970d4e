/**
 * The form gateway: in front of the engine's REST, it sends the content of task forms to the case file, refuses what a form
 * does not declare or allow, and brings content back for display. The engine itself checks neither.
 */
package io.dueprocess.engine.form;
