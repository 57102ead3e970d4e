package io.dueprocess.datamap;

import java.util.Map;
import java.util.Set;

/**
 * The keys under which a person is known across the systems.
 *
 * @param name as the person gave it; tells people apart who share a mailbox; null for whoever uses the address
 * @param keys key name of the graph to values
 * @param uncertain keys that were learned from rows which may belong to another user of a shared mailbox
 * @param sharedMailbox true when somebody else with another name uses one of the addresses: rows that carry no name are
 *     then uncertain and flagged for the reviewer
 * @param unavailable systems that could not be asked; their links are missing from the keys
 */
public record Identity(
        String name,
        Map<String, Set<String>> keys,
        Map<String, Set<String>> uncertain,
        boolean sharedMailbox,
        Set<String> unavailable) {}
