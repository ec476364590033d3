package dev.roundtwo.platform.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** Stands before the valve that believes forwarded headers and removes them, and notes what was really received. */
final class LoopbackValve extends ValveBase {

    private LoopbackValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        boolean direct = Loopback.FORWARDED.stream().allMatch(name -> request.getHeader(name) == null);
        request.setAttribute(Loopback.RECEIVED, direct && Loopback.isLoopback(request.getPeerAddr()));
        getNext().invoke(request, response);
    }

    @Component
    static class Placing implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

        @Override
        public void customize(TomcatServletWebServerFactory factory) {
            factory.addEngineValves(new LoopbackValve());
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }
    }
}
