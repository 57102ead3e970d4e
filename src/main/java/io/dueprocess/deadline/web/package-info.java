/** The preview of a due date over HTTP, for staff. */
package io.dueprocess.deadline.web;
