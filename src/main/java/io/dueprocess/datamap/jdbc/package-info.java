/** Connections to systems of record over JDBC: a user that reads and one that changes, bound parameters, bounded rows and time. */
package io.dueprocess.datamap.jdbc;
