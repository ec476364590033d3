package dev.roundtwo.tenancy.signon;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads TXT records from the name servers of this machine, or the one that {@code roundtwo.dns-server} names. */
@Component
class TxtRecords {

    private final String server;

    TxtRecords(@Value("${roundtwo.dns-server:}") String server) {
        this.server = server.isEmpty() ? "dns:" : "dns://" + server;
    }

    /**
     * The texts at the name; none, when there is no such name.
     *
     * @param name has been checked to be a name and nothing else
     * @throws NamingException when no name server answers
     */
    @SuppressWarnings("BanJNDI") // the DNS provider alone is asked: it makes text of what it gets, never objects
    List<String> at(String name) throws NamingException {
        var settings = new Hashtable<>(Map.of(
                Context.INITIAL_CONTEXT_FACTORY,
                "com.sun.jndi.dns.DnsContextFactory",
                Context.PROVIDER_URL,
                server,
                "com.sun.jndi.dns.timeout.initial",
                "1000",
                "com.sun.jndi.dns.timeout.retries",
                "2"));
        var directory = new InitialDirContext(settings);
        try {
            Attribute texts =
                    directory.getAttributes(name, new String[] {"TXT"}).get("TXT");
            return texts == null ? List.of() : texts(texts);
        } catch (NameNotFoundException none) {
            return List.of();
        } finally {
            directory.close();
        }
    }

    /** A long text comes in quoted pieces. */
    private static List<String> texts(Attribute attribute) throws NamingException {
        List<String> found = new ArrayList<>();
        NamingEnumeration<?> values = attribute.getAll();
        while (values.hasMore()) {
            found.add(String.valueOf(values.next()).replace("\" \"", "").replace("\"", ""));
        }
        return found;
    }
}
