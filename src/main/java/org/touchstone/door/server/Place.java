package org.touchstone.door.server;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;

/**
 * Where a try to sign in comes from.
 *
 * @param address the network address
 */
record Place(String address) implements Serializable {

    static Place of(HttpServletRequest request) {
        return new Place(String.valueOf(request.getRemoteAddr()));
    }
}
