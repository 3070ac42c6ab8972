package org.touchstone.door.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.touchstone.run.demo.Demo;

/** Tells whoever started the service where it is, and how to sign in to its samples. */
@Component
public class Started {

    private final MessageSource messages;
    private final Demo demo;
    private volatile int port;

    Started(MessageSource messages, Demo demo) {
        this.messages = messages;
        this.demo = demo;
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }

    /** Says that the service is ready, and at which address. */
    public void tell(PrintWriter out) throws IOException {
        out.println(messages.getMessage("started.ready", new Object[] {Integer.toString(port)}, Locale.UK));
        List<String> signIns = demo.signIns();
        if (!signIns.isEmpty()) {
            out.println(messages.getMessage("started.sign-ins", null, Locale.UK));
            signIns.forEach(line -> out.println("  " + line));
        }
    }
}
