package org.touchstone.door.server;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.touchstone.base.settings.Settings;

/**
 * Keeps the sessions of browsers in the database, where every instance of the service finds them and a restart leaves them.
 */
@Configuration
@EnableSpringHttpSession
class SessionStore {

    static final String TABLE = "browser_session";

    private static final Logger LOG = LoggerFactory.getLogger(SessionStore.class);

    /** Anybody can make one by asking for a page. */
    private static final int MOST = 20_000;

    /** A session may end so much too early, so that not every page writes down that it was asked for. */
    private static final Duration NOTED_AGAIN_AFTER = Duration.ofMinutes(1);

    /** What may be in a session; from a database that somebody has changed, nothing else becomes an object. */
    private static final ObjectInputFilter ALLOWED = ObjectInputFilter.Config.createFilter(
            "maxdepth=30;maxbytes=8388608;org.touchstone.**;org.springframework.**;"
                    + "java.lang.*;java.util.**;java.time.*;java.net.URL;!*");

    /** There is no room for one more session. */
    static final class FullException extends RuntimeException {
        FullException() {
            super("there are " + MOST + " sessions");
        }
    }

    @Bean
    SessionRepository<?> keptSessions(Kept kept) {
        return new Bounded<>(kept.sessions, kept.jdbc);
    }

    /** For the page that says what went wrong, too: it names who is signed in. */
    @Bean
    FilterRegistrationBean<SessionRepositoryFilter<?>> sessionsInEveryRequest(SessionRepositoryFilter<?> filter) {
        FilterRegistrationBean<SessionRepositoryFilter<?>> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        return registration;
    }

    @Bean
    HttpSessionIdResolver sessionCookie(Settings settings) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(BrowserSafety.cookie(settings));
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(settings.https());
        cookie.setSameSite("Lax");
        CookieHttpSessionIdResolver cookies = new CookieHttpSessionIdResolver();
        cookies.setCookieSerializer(cookie);
        return new WhereSessionsAre(cookies);
    }

    /**
     * Looks up who asks only where that matters: not for programs and assets, and not on the page that says that the database
     * is away.
     */
    private record WhereSessionsAre(HttpSessionIdResolver cookies) implements HttpSessionIdResolver {

        private static final List<String> FOR_NOBODY = List.of("/api/", "/actuator/", "/assets/");

        @Override
        public List<String> resolveSessionIds(HttpServletRequest request) {
            boolean away = request.getDispatcherType() == DispatcherType.ERROR
                    && Failure.UNAVAILABLE.equals(request.getAttribute(ErrorPage.FAILURE));
            boolean forNobody = FOR_NOBODY.stream().anyMatch(request.getRequestURI()::startsWith);
            return away || forNobody ? List.of() : cookies.resolveSessionIds(request);
        }

        @Override
        public void setSessionId(HttpServletRequest request, HttpServletResponse response, String id) {
            cookies.setSessionId(request, response, id);
        }

        @Override
        public void expireSession(HttpServletRequest request, HttpServletResponse response) {
            cookies.expireSession(request, response);
        }
    }

    /** The rows of sessions. */
    @Component
    static class Kept {

        private final JdbcIndexedSessionRepository sessions;
        private final JdbcClient jdbc;

        Kept(JdbcTemplate template, JdbcClient jdbc, PlatformTransactionManager transactions) {
            TransactionTemplate apart = new TransactionTemplate(transactions);
            apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            sessions = new JdbcIndexedSessionRepository(template, apart);
            sessions.setTableName(TABLE);
            // Two requests of one browser may say something for the first time in the same moment.
            sessions.setCreateSessionAttributeQuery("insert into " + TABLE + "_attributes"
                    + " (session_primary_id, attribute_name, attribute_bytes) values (?, ?, ?) on conflict do nothing");
            sessions.setDefaultMaxInactiveInterval(Sessions.UNTIL_SIGNED_IN);
            sessions.setConversionService(objects());
            this.jdbc = jdbc;
        }

        @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
        void forgetExpired() {
            try {
                sessions.cleanUpExpiredSessions();
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("expired sessions stay for now ({})", Trace.root(e));
            }
        }
    }

    @SuppressWarnings("NullAway") // NullAway (0.14) does not see that a converter may give nothing.
    private static ConversionService objects() {
        GenericConversionService objects = new GenericConversionService();
        objects.addConverter(Object.class, byte[].class, new SerializingConverter());
        objects.addConverter(byte[].class, Object.class, SessionStore::read);
        return objects;
    }

    /** Gives nothing where another version of the program wrote what this one cannot read: whoever it was signs in again. */
    private static @Nullable Object read(byte[] bytes) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(ALLOWED);
            return in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            LOG.warn("something in a session cannot be read ({})", e.toString());
            return null;
        }
    }

    /** Makes only so many sessions. */
    private record Bounded<S extends Session>(SessionRepository<S> kept, JdbcClient jdbc)
            implements SessionRepository<SeldomNoted<S>> {

        @Override
        public SeldomNoted<S> createSession() {
            int many = jdbc.sql("select count(*) from " + TABLE)
                    .query(Integer.class)
                    .single();
            if (many >= MOST) {
                throw new FullException();
            }
            return new SeldomNoted<>(kept.createSession());
        }

        @Override
        public void save(SeldomNoted<S> session) {
            kept.save(session.kept());
        }

        @Override
        public @Nullable SeldomNoted<S> findById(String id) {
            S found = kept.findById(id);
            return found == null ? null : new SeldomNoted<>(found);
        }

        @Override
        public void deleteById(String id) {
            kept.deleteById(id);
        }
    }

    /** A session that is not written for each page that is asked for. */
    private record SeldomNoted<S extends Session>(S kept) implements Session {

        @Override
        public void setLastAccessedTime(Instant now) {
            if (Duration.between(kept.getLastAccessedTime(), now).compareTo(NOTED_AGAIN_AFTER) >= 0) {
                kept.setLastAccessedTime(now);
            }
        }

        @Override
        public String getId() {
            return kept.getId();
        }

        @Override
        public String changeSessionId() {
            return kept.changeSessionId();
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // as the interface asks
        public <T> @Nullable T getAttribute(String name) {
            return kept.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return kept.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, Object value) {
            kept.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            kept.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return kept.getCreationTime();
        }

        @Override
        public Instant getLastAccessedTime() {
            return kept.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            kept.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return kept.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return kept.isExpired();
        }
    }
}
