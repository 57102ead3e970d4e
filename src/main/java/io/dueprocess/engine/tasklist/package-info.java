/** The tab "Case file" in Tasklist; its script asks the case desk's API, which asks who is reading. */
package io.dueprocess.engine.tasklist;
