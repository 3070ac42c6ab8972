package org.touchstone.door.server;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;

/**
 * Where a try to sign in comes from.
 *
 * @param address the network address
 */
record SignInOrigin(String address) implements Serializable {

    static SignInOrigin of(HttpServletRequest request) {
        return new SignInOrigin(String.valueOf(request.getRemoteAddr()));
    }
}
