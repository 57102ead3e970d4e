package io.dueprocess.datamap;

import java.util.Set;

/** What a request says about whom to look for; the addresses are confirmed ones. */
public record Person(String name, Set<String> mailAddresses) {}
