/**
 * Takes out of a file what tells of its maker: names, dates, places, devices, earlier versions. What is kept is named; what
 * is not named goes. See docs/adr/0012-metadata.md for what stays all the same.
 */
@org.springframework.modulith.NamedInterface("metadata")
package io.dueprocess.document.metadata;
