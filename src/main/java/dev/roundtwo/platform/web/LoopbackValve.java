package dev.roundtwo.platform.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** Stands before the valve that believes forwarded headers and removes them, and notes what was really received. */
final class LoopbackValve extends ValveBase {

    private static final Logger LOG = LoggerFactory.getLogger(LoopbackValve.class);

    private final AtomicBoolean told;

    private LoopbackValve(boolean heeded) {
        super(true);
        this.told = new AtomicBoolean(heeded);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        boolean direct = Loopback.FORWARDED.stream().allMatch(name -> request.getHeader(name) == null);
        request.setAttribute(Loopback.RECEIVED, direct && Loopback.isLoopback(request.getPeerAddr()));
        if (!direct && told.compareAndSet(false, true)) {
            LOG.warn(
                    "A request carries forwarded headers, which are not heeded. If a proxy of yours sets them, all its readers"
                            + " count as one address: set SERVER_FORWARD_HEADERS_STRATEGY=native and"
                            + " SERVER_TOMCAT_REMOTEIP_INTERNAL_PROXIES then.");
        }
        getNext().invoke(request, response);
    }

    @Component
    static class Placing implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

        private final boolean heeded;

        Placing(@Value("${server.forward-headers-strategy}") String strategy) {
            this.heeded = !"none".equalsIgnoreCase(strategy);
        }

        @Override
        public void customize(TomcatServletWebServerFactory factory) {
            factory.addEngineValves(new LoopbackValve(heeded));
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }
    }
}
