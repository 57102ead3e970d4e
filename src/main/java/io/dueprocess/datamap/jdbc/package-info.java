/** Connections to systems of record over JDBC: read-only, bound parameters, bounded rows and time. */
package io.dueprocess.datamap.jdbc;
