/** Takes out of a file what tells of its author, place and history. */
@org.springframework.modulith.NamedInterface("metadata")
package io.dueprocess.document.metadata;
