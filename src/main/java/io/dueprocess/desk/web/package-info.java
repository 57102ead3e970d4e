/** The desk's JSON and pages. */
package io.dueprocess.desk.web;
