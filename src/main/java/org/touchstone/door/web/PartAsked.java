package org.touchstone.door.web;

/**
 * Which part of a page is asked for, and where its reader came from.
 *
 * @param page the number of the part; 0 for the one that asks {@code at}
 * @param at the key of a question
 * @param from {@code check} for somebody who came from a result, {@code submit} for one who reads all answers once more
 * @param like the position of the item that a new one is to be like; 0 for none
 */
record PartAsked(Integer page, String at, String from, Integer like) {

    PartAsked {
        page = page == null ? Integer.valueOf(0) : page;
        at = at == null ? "" : at;
        from = "check".equals(from) || "submit".equals(from) ? from : "";
        like = like == null ? Integer.valueOf(0) : like;
    }

    boolean fromSubmit() {
        return from.equals("submit");
    }

    /** One part of a page, in an address. */
    String query(int part) {
        return "?page=" + part + (from.isEmpty() ? "" : "&from=" + from);
    }

    /** Where its reader came from, for addresses that say nothing else. */
    String query() {
        return from.isEmpty() ? "" : "?from=" + from;
    }
}
