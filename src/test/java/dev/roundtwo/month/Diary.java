package dev.roundtwo.month;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.Property;

/** An entry of somebody's own calendar, as the mail's object says it to a program that knows nothing of us (RFC 5546). */
record Diary(String method, String uid, int sequence, Instant start, Instant end) {

    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    static Diary of(String text) {
        try {
            Calendar calendar = new CalendarBuilder().build(new StringReader(text));
            Component event = calendar.getComponent(Component.VEVENT).orElseThrow();
            return new Diary(
                    calendar.getProperty(Property.METHOD).orElseThrow().getValue(),
                    value(event, Property.UID),
                    Integer.parseInt(value(event, Property.SEQUENCE)),
                    time(event, Property.DTSTART),
                    time(event, Property.DTEND));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserException e) {
            throw new AssertionError("A calendar object that cannot be read: " + text, e);
        }
    }

    private static String value(Component event, String name) {
        return event.getProperty(name).orElseThrow().getValue();
    }

    private static Instant time(Component event, String name) {
        Property time = event.getProperty(name).orElseThrow();
        String zone = time.getParameter(Parameter.TZID).map(Parameter::getValue).orElse("UTC");
        return LocalDateTime.parse(time.getValue().replace("Z", ""), BASIC)
                .atZone(ZoneId.of(zone))
                .toInstant();
    }
}
