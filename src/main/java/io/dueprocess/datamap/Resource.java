package io.dueprocess.datamap;

/**
 * Paths below the system's address; {@code {key}} is the name of the key column, {@code {value}} the value asked for,
 * {@code {id}} a row's id, each encoded.
 *
 * @param find such as {@code /participants?{key}={value}}
 * @param all every row, or null when the interface gives none
 * @param one such as {@code /participants/{id}}
 * @param items JSON pointer (RFC 6901) to the array in an answer
 * @param next JSON pointer to the address or path of the next page, or null when there is but one
 */
public record Resource(String find, String all, String one, String items, String next) {}
