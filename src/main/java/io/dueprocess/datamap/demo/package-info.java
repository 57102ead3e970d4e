/** The demo's systems of record: five databases with made-up people. Profile {@code demo} only. */
package io.dueprocess.datamap.demo;
