/** The demo's systems of record: five databases and an HTTP interface, with made-up people. Profile {@code demo} only. */
package io.dueprocess.datamap.demo;
