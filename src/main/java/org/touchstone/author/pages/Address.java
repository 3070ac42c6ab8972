package org.touchstone.author.pages;

import java.util.Locale;

/**
 * Where a page, or one place on it, is in the site.
 *
 * @param kind what the page is about
 * @param id the id of that; empty for the pages that list things
 * @param anchor the place on the page; empty for the page as a whole
 */
public record Address(Kind kind, String id, String anchor) {

    /** What a page is about. */
    public enum Kind {
        INDEX,
        STANDARDS,
        STANDARD,
        REQUIREMENT,
        ELEMENT,
        OUTCOME;

        private boolean isList() {
            return this == INDEX || this == STANDARDS;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Address INDEX = list(Kind.INDEX);
    static final Address STANDARDS = list(Kind.STANDARDS);

    private static Address list(Kind kind) {
        return new Address(kind, "", "");
    }

    static Address of(Kind kind, String id) {
        return new Address(kind, id, "");
    }

    Address at(String place) {
        return new Address(kind, id, place);
    }

    /** The page's file below the site's folder: {@code standard/FW-DEL-01.html}. */
    public String file() {
        return kind.isList() ? kind.word() + ".html" : kind.word() + "/" + plain(id) + ".html";
    }

    /** The address below the site's folder, the place on the page included. */
    public String path() {
        return anchor.isEmpty() ? file() : file() + "#" + anchor;
    }

    /** What leads from this page to the site's folder. */
    public String root() {
        return kind.isList() ? "" : "../";
    }

    /**
     * The word with nothing in it but what is safe in file names and anchors. Different words stay different, and no
     * word leads out of the folder.
     */
    static String plain(String word) {
        StringBuilder plain = new StringBuilder();
        word.chars().forEach(c -> {
            boolean safe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
            if (safe) {
                plain.append((char) c);
            } else {
                plain.append('_').append(Integer.toHexString(c)).append('_');
            }
        });
        return plain.toString();
    }
}
