package dev.roundtwo.interviews.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;

/** A calendar file as a strict reader takes it: by a foreign parser, there and back, and octet by octet. */
public final class ReadCalendar {

    private static final Pattern ZONED = Pattern.compile("DT(START|END);TZID=([^:]+):(\\d{8}T\\d{6})");
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final Pattern TEXT = Pattern.compile("(SUMMARY|DESCRIPTION|NAME|X-WR-CALNAME):(.*)");

    private final String raw;
    private final Calendar calendar;

    private ReadCalendar(String raw, Calendar calendar) {
        this.raw = raw;
        this.calendar = calendar;
    }

    /** Fails unless the text is a calendar in every respect. */
    public static ReadCalendar of(String raw) throws IOException, ParserException {
        assertThat(raw).endsWith("\r\n");
        assertThat(raw.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(raw.split("\r\n")).allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                .as(line)
                .isBetween(1, 75));
        for (String line : unfolded(raw).split("\r\n")) {
            var text = TEXT.matcher(line);
            if (text.matches()) {
                assertThat(text.group(2).replaceAll("\\\\[\\\\;,nN]", ""))
                        .as(line)
                        .doesNotContain("\\", ";", ",");
            }
        }
        Calendar read = new CalendarBuilder().build(new StringReader(raw));
        assertThat(read.validate().getEntries()).isEmpty();
        StringWriter again = new StringWriter();
        new CalendarOutputter(true).output(read, again);
        assertThat(new CalendarBuilder().build(new StringReader(again.toString())))
                .isEqualTo(read);
        assertThat(unfolded(again.toString())).isEqualTo(unfolded(raw));
        return new ReadCalendar(raw, read);
    }

    private static String unfolded(String raw) {
        return raw.replaceAll("\r\n[ \t]", "");
    }

    public String method() {
        return calendar.getProperty(Property.METHOD).orElseThrow().getValue();
    }

    public List<VEvent> events() {
        return calendar.getComponents("VEVENT");
    }

    public VEvent event() {
        assertThat(events()).hasSize(1);
        return events().getFirst();
    }

    /** A property of the only event. */
    public String value(String property) {
        return event().getProperty(property).orElseThrow().getValue();
    }

    public boolean has(String property) {
        return event().getProperty(property).isPresent();
    }

    /** All that stands in the file, unfolded. */
    public String text() {
        return unfolded(raw);
    }

    /** When the file says that its first event begins and ends, read with nothing but the file's own zone. */
    public List<Instant> times() {
        List<Instant> times = new ArrayList<>();
        for (String line : unfolded(raw).split("BEGIN:VEVENT")[1].split("\r\n")) {
            var zoned = ZONED.matcher(line);
            if (zoned.matches()) {
                times.add(instant(zoned.group(2), LocalDateTime.parse(zoned.group(3), BASIC)));
            } else if (line.startsWith("DTSTART:") || line.startsWith("DTEND:")) {
                times.add(LocalDateTime.parse(
                                line.substring(line.indexOf(':') + 1),
                                DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'"))
                        .toInstant(ZoneOffset.UTC));
            }
        }
        return times;
    }

    /** The offset of the section whose last onset before it is the latest; of an hour that comes twice, the first. */
    private Instant instant(String zone, LocalDateTime local) {
        VTimeZone section = calendar.<VTimeZone>getComponents("VTIMEZONE").stream()
                .filter(one -> one.getProperty("TZID").orElseThrow().getValue().equals(zone))
                .findFirst()
                .orElseThrow();
        LocalDateTime latest = null;
        ZoneOffset offset = null;
        for (Observance part : section.getObservances()) {
            ZoneOffset from =
                    part.<TzOffsetFrom>getRequiredProperty("TZOFFSETFROM").getOffset();
            ZoneOffset to = part.<TzOffsetTo>getRequiredProperty("TZOFFSETTO").getOffset();
            // The wall shows an onset in the offset before it; an hour that is gone is read with that one too.
            for (LocalDateTime onset : onsets(part, local)) {
                LocalDateTime wall = to.getTotalSeconds() > from.getTotalSeconds()
                        ? onset.plusSeconds(to.getTotalSeconds() - from.getTotalSeconds())
                        : onset;
                if (!wall.isAfter(local) && (latest == null || onset.isAfter(latest))) {
                    latest = onset;
                    offset = to;
                }
            }
        }
        return local.toInstant(Objects.requireNonNull(offset));
    }

    private static List<LocalDateTime> onsets(Observance part, LocalDateTime until) {
        LocalDateTime first = LocalDateTime.from(
                part.<DtStart<LocalDateTime>>getRequiredProperty("DTSTART").getDate());
        return part.<RRule<LocalDateTime>>getProperty("RRULE")
                .map(rule -> rule.getRecur().getDates(first, first, until.plusDays(1)))
                .orElse(List.of(first));
    }
}
