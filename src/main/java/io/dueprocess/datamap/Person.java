package io.dueprocess.datamap;

import java.util.Set;

/**
 * What a request says about whom to look for; the addresses are confirmed ones.
 *
 * @param name tells people apart who share a mailbox; null for whoever uses the address: every row that is found is theirs
 */
public record Person(String name, Set<String> mailAddresses) {}
