package dev.roundtwo.interviews.calendar;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.parameter.TzId;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jspecify.annotations.Nullable;

/** Writes calendar objects (RFC 5545, 5546) with times on one person's clock. What does not validate is never written. */
final class CalendarText {

    /** The library folds after so many characters and not octets; {@link Folding} does it after it. */
    private static final int NEVER = 1 << 20;

    private static final Duration HOUR = Duration.ofHours(1);

    private final ZoneId zone;
    private final Who organizer;

    /** Somebody's e-mail, and the name beside it if they are to be named. */
    record Who(String email, @Nullable String name) {}

    CalendarText(ZoneId zone, Who organizer) {
        this.zone = zone;
        this.organizer = organizer;
    }

    /** For a mail to the recipient: {@code REQUEST}, or {@code CANCEL} for what was called off. */
    String mailed(CalendarEntry entry, Who recipient) {
        VEvent event = event(entry);
        Attendee attendee = new Attendee(mailto(recipient.email()));
        attendee.add(PartStat.ACCEPTED);
        attendee.add(Rsvp.FALSE);
        event.add(named(attendee, recipient));
        return text(calendar(
                entry.cancelled() ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST, List.of(entry), List.of(event)));
    }

    /** For a calendar to take in: one interview by itself. */
    String published(CalendarEntry entry) {
        return text(calendar(ImmutableMethod.PUBLISH, List.of(entry), List.of(event(entry))));
    }

    /** For a calendar to look at again and again, under a name. */
    String feed(String name, List<CalendarEntry> entries) {
        Calendar calendar = calendar(
                ImmutableMethod.PUBLISH,
                entries,
                entries.stream().map(this::event).toList());
        calendar.add(new Name(name));
        calendar.add(new XProperty("X-WR-CALNAME", name));
        calendar.add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), HOUR));
        calendar.add(new XProperty("X-PUBLISHED-TTL", HOUR.toString()));
        return text(calendar);
    }

    /** A calendar has to have something in it: without events it is the zone. */
    private Calendar calendar(Method method, List<CalendarEntry> entries, List<VEvent> events) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Round Two//Interviews//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(method);
        if (entries.isEmpty() || entries.stream().anyMatch(this::local)) {
            Instant from = entries.stream()
                    .map(CalendarEntry::from)
                    .min(Instant::compareTo)
                    .orElse(Instant.EPOCH);
            Instant to = entries.stream()
                    .map(CalendarEntry::to)
                    .max(Instant::compareTo)
                    .orElse(Instant.EPOCH);
            calendar.add(ZoneSections.of(zone, from, to));
        }
        events.forEach(calendar::add);
        return calendar;
    }

    private VEvent event(CalendarEntry entry) {
        VEvent event = new VEvent(false);
        event.add(new Uid(entry.interview() + "@round-two"));
        event.add(new Sequence(entry.sequence()));
        event.add(new DtStamp(entry.changed()));
        event.add(new LastModified(entry.changed()));
        if (local(entry)) {
            // As a wall's clock shows them: the library would reckon with zones of its own.
            ParameterList clock = new ParameterList(List.of(new TzId(zone.getId())));
            event.add(new DtStart<>(clock, entry.from().atZone(zone).toLocalDateTime()));
            event.add(new DtEnd<>(clock, entry.to().atZone(zone).toLocalDateTime()));
        } else {
            event.add(new DtStart<>(entry.from()));
            event.add(new DtEnd<>(entry.to()));
        }
        event.add(new Summary(entry.title()));
        event.add(new Description(entry.description()));
        event.add(new Url(URI.create(entry.address())));
        event.add(entry.cancelled() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        event.add(entry.cancelled() ? ImmutableTransp.TRANSPARENT : ImmutableTransp.OPAQUE);
        event.add(named(new Organizer(mailto(organizer.email())), organizer));
        return event;
    }

    /**
     * Whether its times can be said on the person's clock. An hour that comes twice means the first one there (RFC 5545,
     * 3.3.5), so what is in the second is said in UTC; and both of its times in the same way.
     */
    private boolean local(CalendarEntry entry) {
        return !zone.normalized().equals(ZoneOffset.UTC)
                && Stream.of(entry.from(), entry.to()).allMatch(when -> {
                    ZonedDateTime said = when.atZone(zone);
                    return said.withEarlierOffsetAtOverlap().equals(said);
                });
    }

    /** The library does not read back a caret or a backslash that it wrote here; nobody misses them in a name. */
    private static <P extends Property> P named(P property, Who who) {
        if (who.name() != null) {
            property.add(new Cn(who.name().replaceAll("[\\^\\\\]", " ")));
        }
        return property;
    }

    private static URI mailto(String email) {
        try {
            return new URI("mailto", email, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("Not a mail address", e);
        }
    }

    private static String text(Calendar calendar) {
        StringWriter lines = new StringWriter();
        try {
            new CalendarOutputter(true, NEVER).output(calendar, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Folding.of(lines.toString());
    }
}
