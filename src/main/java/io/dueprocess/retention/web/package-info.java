/** The suppression ledger for those who import addresses. */
package io.dueprocess.retention.web;
