/** Systems of record that are asked and changed over HTTP and JSON: bounded answers and time, checked against the catalogue. */
package io.dueprocess.datamap.http;
