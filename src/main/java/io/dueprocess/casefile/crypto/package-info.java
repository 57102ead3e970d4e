/** The only cipher code. Keys and their purposes: docs/security/encryption.md. */
package io.dueprocess.casefile.crypto;
