package io.dueprocess.datamap;

/** @param scope or null */
public record OAuth(String tokenUrl, String clientId, String clientSecret, String scope) {}
