package org.touchstone.door.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.stereotype.Component;

/**
 * Keeps sessions short and small. Anybody can make one by asking for a page, so one that nobody has signed in to ends sooner,
 * and of the page that somebody asked for before signing in only the address is kept.
 */
@Component
class Sessions implements RequestCache {

    static final Duration UNTIL_SIGNED_IN = Duration.ofMinutes(15);
    private static final String ASKED_FOR = Sessions.class.getName();
    private static final int LONGEST_ADDRESS = 1000;

    /** Lets the session of somebody who has signed in hold for as long as is set. */
    static void signedIn(HttpServletRequest request) {
        HttpSession session = request.getSession();
        session.setMaxInactiveInterval(request.getServletContext().getSessionTimeout() * 60);
    }

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String address =
                request.getRequestURI().substring(request.getContextPath().length()) + query;
        if (request.getMethod().equals("GET") && address.length() <= LONGEST_ADDRESS) {
            request.getSession().setAttribute(ASKED_FOR, address);
        }
    }

    /** The address, once: whoever signs in next in the same browser may be somebody else. */
    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ASKED_FOR) instanceof String address)) {
            return null;
        }
        removeRequest(request, response);
        return new SimpleSavedRequest(address);
    }

    /** Nothing but an address was kept, so that there is nothing to put back into a request. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ASKED_FOR);
        }
    }
}
