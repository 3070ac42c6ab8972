package org.touchstone.catalogue;

import java.util.List;

/**
 * What a requirement covers of a standard.
 *
 * @param standard the standard's id
 * @param parts the ids of the parts that the standard asks for, in order
 */
public record Coverage(String standard, List<String> parts) {}
