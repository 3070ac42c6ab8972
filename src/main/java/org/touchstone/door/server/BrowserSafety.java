package org.touchstone.door.server;

import jakarta.servlet.http.Cookie;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.touchstone.base.settings.Settings;

/** What holds for every request before anybody looks at who asks: the cookie, the word of a proxy, what text may hold. */
@Configuration
class BrowserSafety {

    private static final String PLAIN = "touchstone";

    private final Settings settings;

    BrowserSafety(Settings settings) {
        this.settings = settings;
    }

    /** The name of the cookie of a session. Browsers take the longer one over https only, and from this very host. */
    static String cookie(Settings settings) {
        return settings.https() ? "__Host-" + PLAIN : PLAIN;
    }

    /** The cookie that puts an end to that of a session. */
    static Cookie endOfCookie(Settings settings) {
        Cookie end = new Cookie(cookie(settings), "");
        end.setPath("/");
        end.setMaxAge(0);
        end.setSecure(settings.https());
        end.setHttpOnly(true);
        return end;
    }

    @Bean
    Proxy proxy() {
        return new Proxy(settings);
    }

    /**
     * Takes the word of a proxy where there is one: of the last one on a private network, whatever came before it says.
     * Comes before everything that looks at addresses.
     */
    record Proxy(Settings settings) implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }

        @Override
        public void customize(TomcatServletWebServerFactory server) {
            if (settings.behindProxy()) {
                RemoteIpValve valve = new RemoteIpValve();
                valve.setRemoteIpHeader("X-Forwarded-For");
                valve.setProtocolHeader("X-Forwarded-Proto");
                server.addEngineValves(valve);
            }
        }
    }

    /** Refuses text that no database keeps: with the character zero, or with half of a character. */
    @Bean
    StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterNames(BrowserSafety::isText);
        firewall.setAllowedParameterValues(BrowserSafety::isText);
        return firewall;
    }

    private static boolean isText(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }
}
