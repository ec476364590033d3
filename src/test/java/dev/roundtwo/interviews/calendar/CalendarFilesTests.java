package dev.roundtwo.interviews.calendar;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.RegionalSettings;
import dev.roundtwo.interviews.Bookings.Booking;
import dev.roundtwo.interviews.Bookings.Person;
import dev.roundtwo.interviews.Plan.Invitee;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.mail.Mail;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Each person's calendar gets their own view of an interview, and the last word on it. */
@ModuleTest
class CalendarFilesTests {

    private static final Instant START = Instant.parse("2031-03-05T14:00:00Z");
    private static final Instant BOOKED = START.minus(Duration.ofDays(7));

    @Autowired
    ApplicationContext house;

    @Autowired
    Cast cast;

    @Autowired
    CalendarFiles files;

    @Autowired
    RegionalSettings regions;

    @Autowired
    JdbcClient sql;

    @Autowired
    MockMvcTester web;

    People people;
    Diary diary;

    @BeforeEach
    void gather() throws Exception {
        people = cast.people();
        diary = new Diary(house, people);
    }

    @Test
    void itIsOnTheReadersClockAndFromTheWorkspace() throws Exception {
        UUID interview = diary.book("Staff, backend; two\\three", START, BOOKED);
        lives(people.ben(), "America/New_York");

        ReadCalendar read = ReadCalendar.of(request(interview, people.ben()).calendar());
        assertThat(read.method()).isEqualTo("REQUEST");
        assertThat(read.value("SUMMARY")).isEqualTo("Staff, backend; two\\three");
        assertThat(read.times()).containsExactly(START, START.plus(Duration.ofMinutes(45)));
        assertThat(read.text())
                .contains("DTSTART;TZID=America/New_York:20310305T090000")
                .contains("ORGANIZER;CN=" + people.ada().workspaceName() + ":mailto:no-reply@localhost");
        assertThat(read.value("DESCRIPTION")).startsWith("With Ada, ").contains("Chloé", " and ", "Dmitri");
        assertThat(read.value("URL")).endsWith("/w/" + people.ada().workspaceSlug() + "/interviews/" + interview);
    }

    @Test
    void whereNobodySaidAZoneItIsTheInterviews() throws Exception {
        UUID interview = diary.book("Round", START, BOOKED);

        assertThat(ReadCalendar.of(request(interview, people.chloe()).calendar())
                        .text())
                .contains("DTSTART;TZID=Europe/Berlin:20310305T150000");
    }

    @Test
    void nobodysEmailIsInItButTheReadersOwn() throws Exception {
        UUID interview = diary.book("Round", START, BOOKED);

        for (Member reader : List.of(people.ada(), people.chloe(), people.dmitri(), people.ben())) {
            String file = request(interview, reader).calendar();
            String without = ReadCalendar.of(file).text().replace("mailto:" + reader.email(), "");
            assertThat(without).doesNotContain("@example.org").contains("ATTENDEE");
        }
    }

    @Test
    void aGuestsGoesInByTheirOwnLink() throws Exception {
        UUID interview = diary.book("Round", Invitee.guest("Ben Okafor", "ben@example.org"), START, BOOKED);
        UUID seat = diary.guestsSeat(interview);

        ReadCalendar read = ReadCalendar.of(request(interview, seat).calendar());
        assertThat(read.value("URL")).contains("/join/" + people.ada().workspaceSlug() + "/");
        assertThat(read.text()).contains("mailto:ben@example.org").doesNotContain("/interviews/");
    }

    @Test
    void whoeverOnlyWatchesGetsNoLinkThatMoves() throws Exception {
        UUID interview = diary.book("Round", START, BOOKED);

        assertThat(request(interview, people.dmitri()).calendar()).doesNotContain("/reschedule/");
        UUID seat = diary.seat(interview, people.dmitri());
        assertThat(diary.link(interview, seat)).isNull();
        assertThat(links(interview)).isEmpty();
    }

    @Test
    void ofALinkThatMovesOnlyTheDigestIsKept() throws Exception {
        UUID interview = diary.book("Round", START, BOOKED);
        UUID seat = diary.seat(interview, people.ben());
        String link = Objects.requireNonNull(diary.link(interview, seat));
        String token = link.substring(link.lastIndexOf('/') + 1);

        assertThat(token).hasSize(43);
        assertThat(links(interview)).containsExactly(Secrets.digest(token));
        assertThat(ReadCalendar.of(request(interview, people.ben()).calendar()).value("DESCRIPTION"))
                .as("another mail has another one")
                .contains("/reschedule/" + people.ada().workspaceSlug() + "/")
                .doesNotContain(token);
    }

    @Test
    void bookedMovedMovedAndCancelledAreOneEventInThatOrder() throws Exception {
        UUID interview = diary.book("Round", START, BOOKED);
        ReadCalendar booked = ReadCalendar.of(request(interview, people.ben()).calendar());
        diary.move(interview, START.plus(Duration.ofDays(1)), BOOKED);
        ReadCalendar moved = ReadCalendar.of(request(interview, people.ben()).calendar());
        diary.move(interview, START.plus(Duration.ofDays(30)), BOOKED);
        ReadCalendar again = ReadCalendar.of(request(interview, people.ben()).calendar());
        diary.cancel(interview);
        ReadCalendar off = ReadCalendar.of(cancellation(interview, people.ben()).calendar());

        var all = List.of(booked, moved, again, off);
        assertThat(all).extracting(ReadCalendar::method).containsExactly("REQUEST", "REQUEST", "REQUEST", "CANCEL");
        assertThat(all).extracting(read -> read.value("SEQUENCE")).containsExactly("0", "1", "2", "3");
        assertThat(all).extracting(read -> read.value("UID")).containsOnly(interview + "@round-two");
        assertThat(all)
                .extracting(read -> read.value("STATUS"))
                .containsExactly("CONFIRMED", "CONFIRMED", "CONFIRMED", "CANCELLED");
        assertThat(again.times().getFirst()).isEqualTo(START.plus(Duration.ofDays(30)));
        assertThat(off.value("DESCRIPTION")).doesNotContain("/reschedule/");
    }

    @Test
    void anInvitationThatIsWrittenTooLateTakesTheEventAway() throws Exception {
        UUID interview = diary.book("Round", START, BOOKED);
        diary.cancel(interview);

        Mail.Invite late = request(interview, people.ben());
        assertThat(late.method()).isEqualTo("CANCEL");
        assertThat(ReadCalendar.of(late.calendar()).value("STATUS")).isEqualTo("CANCELLED");
    }

    @Test
    void whatHasBegunHasNoLinkThatMoves() throws Exception {
        UUID interview = diary.book("Round", START, BOOKED);

        Mail.Invite late = Diary.at(START, () -> request(interview, people.ben()));
        assertThat(ReadCalendar.of(late.calendar()).value("DESCRIPTION")).doesNotContain("/reschedule/");
        assertThat(links(interview)).isEmpty();
    }

    @Test
    void whoeverIsHiddenStaysSo() throws Exception {
        UUID interview = diary.book("Round", START, BOOKED);
        diary.within(() -> sql.sql("update interview set anonymous = true where id = ?")
                .param(interview)
                .update());
        diary.within(() -> sql.sql("update seat set name = 'Your partner' where interview_id = ? and account_id = ?")
                .params(interview, people.ben().accountId())
                .update());

        assertThat(ReadCalendar.of(request(interview, people.ada()).calendar()).text())
                .contains("Your partner")
                .doesNotContain("Ben", people.ben().email());
        assertThat(ReadCalendar.of(request(interview, people.ben()).calendar()).text())
                .contains("mailto:" + people.ben().email())
                .doesNotContain("Your partner");
    }

    @Test
    void whoHasAPartInItTakesItsFileFromItsPage() throws Exception {
        UUID interview = diary.book("Round", START, BOOKED);
        String file = "/w/" + people.ada().workspaceSlug() + "/interviews/" + interview + "/calendar.ics";

        assertThat(web.get().uri(file).with(as(people.ben())))
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"interview.ics\"")
                .hasHeader("Content-Type", "text/calendar;charset=UTF-8")
                .bodyText()
                .satisfies(text -> assertThat(ReadCalendar.of(text).method()).isEqualTo("PUBLISH"))
                .doesNotContain("ATTENDEE", "/reschedule/");
        assertThat(web.get().uri(file).with(as(people.charlie()))).hasStatus(404);

        UUID guests =
                diary.book("Round", Invitee.guest("Ben Okafor", "guest@example.org"), START.plusSeconds(7200), BOOKED);
        assertThat(web.get()
                        .uri(file.replace(interview.toString(), guests.toString()))
                        .with(as(people.ben())))
                .as("of the workspace, without a seat")
                .hasStatus(404);
    }

    private void lives(Member member, String zone) throws Exception {
        Cast.in(
                member,
                () -> diary.inTransaction(() -> {
                    regions.choose(member.accountId(), zone, "en");
                    return zone;
                }));
    }

    private Mail.Invite request(UUID interview, Member reader) throws Exception {
        return request(interview, diary.seat(interview, reader));
    }

    /** As a mail has it, with its link. */
    private Mail.Invite request(UUID interview, UUID seat) throws Exception {
        return diary.mailed(
                interview,
                seat,
                (booking, to) -> files.request(booking, to, zone(booking, to), files.rescheduleLink(booking, to)));
    }

    private Mail.Invite cancellation(UUID interview, Member reader) throws Exception {
        UUID seat = diary.seat(interview, reader);
        return diary.mailed(interview, seat, (booking, to) -> files.cancellation(booking, to, zone(booking, to)));
    }

    private ZoneId zone(Booking booking, Person to) {
        return to.account() == null
                ? booking.zone()
                : house.getBean(ReadersClock.class).of(to.account(), booking.zone());
    }

    private List<String> links(UUID interview) throws Exception {
        return diary.within(() -> sql.sql("select digest from reschedule_link where interview_id = ?")
                .param(interview)
                .query(String.class)
                .list());
    }
}
