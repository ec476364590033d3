package dev.roundtwo.roles;

import static dev.roundtwo.Cast.form;
import static dev.roundtwo.Cast.in;

import dev.roundtwo.interviews.Interviews;
import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Plan;
import dev.roundtwo.interviews.Plan.Invitee;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.SeatInvitations;
import dev.roundtwo.interviews.SeatInvitations.Invite;
import dev.roundtwo.interviews.Seats;
import dev.roundtwo.interviews.debrief.FeedbackDesk;
import dev.roundtwo.interviews.room.LiveRoom;
import dev.roundtwo.interviews.scorecards.ScorecardPanel;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.scoring.Edit;
import dev.roundtwo.scoring.Saved;
import jakarta.servlet.http.Cookie;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The company's interviews: a panel in which a member answers, one in which a guest does, and peers; each as it stands at one time. */
final class Talks {

    private static final String[] LEVELS = {"reliability", "scalability", "async", "operations", "tradeoffs"};

    private final ApplicationContext house;
    private final MockMvcTester web;
    private final Company company;
    final UUID set;
    /** Going on. */
    final Talk live;
    /** Talked through, with all cards in and the feedback published. */
    final Talk over;
    /** Planned. */
    final Talk ahead;

    Talks(ApplicationContext house, MockMvcTester web, Company company) throws Exception {
        this.house = house;
        this.web = web;
        this.company = company;
        set = set();
        ahead = planned();
        live = planned();
        starts(live);
        over = planned();
        starts(over);
        finishes();
    }

    /** One of each kind, the guest's seat and the cookie by which the guest is known. */
    record Talk(UUID panel, UUID guests, UUID peers, UUID guestsSeat, String guestsLink, Cookie guest) {

        UUID of(Who who) {
            return switch (who) {
                case GUEST -> guests;
                case ASKER, ANSWERER -> peers;
                default -> panel;
            };
        }
    }

    private UUID set() throws Exception {
        QuestionSets sets = house.getBean(QuestionSets.class);
        var lead = company.person(Who.LEAD);
        return in(lead, () -> {
            UUID made = sets.create(lead, "Staff backend", "");
            sets.addItem(lead, made, "b01", 10);
            sets.addItem(lead, made, "b22", 10);
            sets.publish(lead, made);
            return made;
        });
    }

    private Talk planned() throws Exception {
        UUID panel = plan(Who.LEAD, Mode.PANEL, Invitee.member(company.account(Who.CANDIDATE)));
        UUID guests = plan(Who.LEAD, Mode.PANEL, Invitee.guest("Ben", null));
        UUID peers = plan(Who.ASKER, Mode.PEER, Invitee.member(company.account(Who.ANSWERER)));
        var lead = company.person(Who.LEAD);
        Invite seat = in(lead, () -> house.getBean(SeatInvitations.class).of(lead, guests)).stream()
                .filter(invite -> !invite.member())
                .findFirst()
                .orElseThrow();
        String link = Objects.requireNonNull(seat.link()).replaceFirst("https?://[^/]+", "");
        return new Talk(panel, guests, peers, seat.id(), link, enters(link));
    }

    private UUID plan(Who planner, Mode mode, Invitee answers) throws Exception {
        boolean whole = mode == Mode.PANEL && answers.account() != null;
        Plan plan = new Plan(
                "Staff backend",
                mode,
                set,
                mode == Mode.PEER ? set : null,
                answers,
                whole ? List.of(company.account(Who.PANELIST)) : List.of(),
                whole ? List.of(company.account(Who.SHADOW)) : List.of(),
                whole ? List.of(company.account(Who.OBSERVER)) : List.of(),
                null,
                ZoneId.of("Europe/Berlin"),
                false);
        return in(
                company.person(planner), () -> house.getBean(Interviews.class).schedule(company.person(planner), plan));
    }

    private Cookie enters(String link) {
        return Objects.requireNonNull(web.post()
                .uri(link)
                .param("name", "Ben")
                .with(form())
                .exchange()
                .getResponse()
                .getCookie("roundtwo"));
    }

    private void starts(Talk talk) throws Exception {
        LiveRoom room = house.getBean(LiveRoom.class);
        acts(Who.LEAD, talk.panel(), room::start);
        acts(Who.LEAD, talk.guests(), room::start);
        acts(Who.ASKER, talk.peers(), room::start);
        for (Who rater : List.of(Who.LEAD, Who.PANELIST, Who.SHADOW, Who.ASKER)) {
            acts(rater, talk.of(rater), seat -> level(seat, "reliability"));
        }
    }

    private void finishes() throws Exception {
        LiveRoom room = house.getBean(LiveRoom.class);
        acts(Who.LEAD, over.panel(), room::finish);
        acts(Who.LEAD, over.guests(), room::finish);
        acts(Who.ASKER, over.peers(), room::swap);
        acts(Who.ANSWERER, over.peers(), room::finish);
        for (Who rater : List.of(Who.LEAD, Who.PANELIST, Who.SHADOW, Who.ASKER, Who.ANSWERER)) {
            acts(rater, over.of(rater), this::handsIn);
        }
        acts(Who.LEAD, over.guests(), this::handsIn);
        for (UUID panel : List.of(over.panel(), over.guests())) {
            acts(Who.LEAD, panel, seat -> {
                FeedbackDesk desk = house.getBean(FeedbackDesk.class);
                int version = desk.desk(seat).draft().version();
                if (desk.save(seat, new Edit(Ids.next(), "text", version, "Well done."))
                        instanceof Saved.Applied(int saved)) {
                    desk.publish(seat, saved, false);
                }
            });
        }
    }

    private void handsIn(Seat seat) {
        ScorecardPanel panel = house.getBean(ScorecardPanel.class);
        for (String level : LEVELS) {
            level(seat, level);
        }
        panel.save(seat, panel.own(seat).id(), new Edit(Ids.next(), "recommendation", 0, "YES"));
        panel.submit(seat);
    }

    private void level(Seat seat, String competency) {
        ScorecardPanel panel = house.getBean(ScorecardPanel.class);
        panel.save(seat, panel.own(seat).id(), new Edit(Ids.next(), "level." + competency, 0, "3"));
    }

    private interface Act {
        void by(Seat seat) throws Exception;
    }

    private void acts(Who who, UUID interview, Act act) throws Exception {
        in(company.person(who), () -> {
            act.by(house.getBean(Seats.class).of(company.person(who), interview));
            return "";
        });
    }
}
