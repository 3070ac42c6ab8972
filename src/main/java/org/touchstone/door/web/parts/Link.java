package org.touchstone.door.web.parts;

/**
 * A link, such as one step of the trail at the top of a page.
 *
 * @param label what the person reads
 * @param address where it leads, within the service
 * @param here whether this is the page or the part of the service that the person is in
 */
public record Link(String label, String address, boolean here) {

    /** A link to somewhere else. */
    public static Link to(String label, String address) {
        return new Link(label, address, false);
    }
}
