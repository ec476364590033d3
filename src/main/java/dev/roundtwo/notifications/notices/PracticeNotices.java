package dev.roundtwo.notifications.notices;

import dev.roundtwo.identity.RegionalSettings;
import dev.roundtwo.interviews.Bookings;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.TimeWanted;
import dev.roundtwo.interviews.TimesProposed;
import dev.roundtwo.interviews.booking.PeerMatch;
import dev.roundtwo.interviews.booking.PeerMatches;
import dev.roundtwo.interviews.booking.Proposal;
import dev.roundtwo.interviews.booking.Proposals;
import dev.roundtwo.notifications.notices.Teller.Told;
import dev.roundtwo.platform.mail.Letter.Row;
import dev.roundtwo.platform.web.Pages;
import dev.roundtwo.practice.GroupJoined;
import dev.roundtwo.practice.JoinAsked;
import dev.roundtwo.practice.PartnersNamed;
import dev.roundtwo.practice.groups.GroupBook;
import dev.roundtwo.tenancy.notices.NoticeKind;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells peers of their matches, and people of their groups. Who is paired and has a time is told by the invitation to it. */
@Component
class PracticeNotices {

    private final PeerMatches matches;
    private final Proposals proposals;
    private final Bookings bookings;
    private final GroupBook groups;
    private final RegionalSettings regions;
    private final Teller teller;
    private final Place place;
    private final Pages pages;

    PracticeNotices(
            PeerMatches matches,
            Proposals proposals,
            Bookings bookings,
            GroupBook groups,
            RegionalSettings regions,
            Teller teller,
            Place place,
            Pages pages) {
        this.matches = matches;
        this.proposals = proposals;
        this.bookings = bookings;
        this.groups = groups;
        this.regions = regions;
        this.teller = teller;
        this.place = place;
        this.pages = pages;
    }

    @EventListener
    void wanted(TimeWanted fact) {
        PeerMatch match = matches.of(fact.matchId());
        Stream.of(match.asks(), match.answers()).forEach(account -> {
            Told told = new Told(
                    NoticeKind.MATCH,
                    "match/" + match.id(),
                    "wanted",
                    fact.setless() ? "notices.setless" : match.anonymous() ? "notices.wanted.hidden" : "notices.wanted",
                    partner(match, account),
                    match.title());
            teller.tell(
                    account,
                    match.anonymous() ? told : told.naming(match.partnerOf(account)),
                    "interviews/matches/" + match.id(),
                    List.of());
        });
    }

    @EventListener
    void proposed(TimesProposed fact) {
        Proposal proposal = proposals.of(fact.proposalId());
        UUID interview = proposal.interview();
        if (interview != null) {
            Bookings.Booking booking = bookings.of(interview);
            String by = booking.people().stream()
                    .filter(person -> proposal.by().equals(person.account()))
                    .map(Bookings.Person::name)
                    .findFirst()
                    .orElseGet(() -> pages.text("notices.partner"));
            booking.people().stream()
                    .filter(person -> person.part() == Part.PEER || person.part() == Part.CANDIDATE)
                    .flatMap(person -> Stream.ofNullable(person.account()))
                    .filter(account -> !account.equals(proposal.by()))
                    .forEach(account -> propose(
                            account,
                            proposal,
                            "interview/" + interview,
                            by,
                            booking.anonymous(),
                            booking.title(),
                            "interviews/" + interview));
            return;
        }
        PeerMatch match = matches.of(Objects.requireNonNull(proposal.match()));
        UUID other = match.partnerOf(proposal.by());
        propose(
                other,
                proposal,
                "match/" + match.id(),
                partner(match, other),
                match.anonymous(),
                match.title(),
                "interviews/matches/" + match.id());
    }

    private void propose(
            UUID to, Proposal proposal, String subject, String by, boolean anonymous, String title, String rest) {
        List<Row> rows = IntStream.range(0, proposal.times().size())
                .mapToObj(at -> new Row(
                        pages.text("notices.row.proposed", at + 1),
                        When.of(proposal.times().get(at), regions.of(to))))
                .toList();
        Told told = new Told(NoticeKind.MATCH, subject, "proposed/" + proposal.id(), "notices.proposed", by, title);
        teller.tell(to, anonymous ? told : told.naming(proposal.by()), rest, rows);
    }

    @EventListener
    void named(PartnersNamed fact) {
        PeerMatch match = matches.of(fact.match());
        Stream.of(match.asks(), match.answers())
                .forEach(account -> place.name(match.partnerOf(account)).ifPresent(name -> {
                    Told told = new Told(
                                    NoticeKind.MATCH,
                                    "match/" + match.id(),
                                    "named",
                                    "notices.named",
                                    name,
                                    match.title())
                            .naming(match.partnerOf(account));
                    teller.tell(account, told, "matches/" + match.id(), List.of());
                }));
    }

    /** Who came by a link did it themselves. */
    @EventListener
    void joined(GroupJoined fact) {
        if (fact.by().equals(fact.account())) {
            return;
        }
        groups.name(fact.group()).ifPresent(group -> {
            String by = place.name(fact.by()).orElseGet(() -> pages.text("notices.somebody"));
            Told told = new Told(
                            NoticeKind.GROUP,
                            "group/" + fact.group(),
                            "joined/" + fact.account() + "/" + fact.at().toEpochMilli(),
                            "notices.joined",
                            group,
                            by)
                    .naming(fact.by());
            teller.tell(fact.account(), told, "groups/" + fact.group(), List.of());
        });
    }

    /** Who asks again on the same day, having taken it back or been refused, stands there again; nobody is told of it again. */
    @EventListener
    void asked(JoinAsked fact) {
        groups.name(fact.group()).ifPresent(group -> {
            String by = place.name(fact.account()).orElseGet(() -> pages.text("notices.somebody"));
            Told told = new Told(
                            NoticeKind.GROUP,
                            "group/" + fact.group(),
                            "asked/" + fact.account() + "/" + fact.at().truncatedTo(ChronoUnit.DAYS),
                            "notices.asked",
                            by,
                            group)
                    .naming(fact.account());
            groups.leads(fact.group()).forEach(lead -> teller.tell(lead, told, "groups/" + fact.group(), List.of()));
        });
    }

    /** By the name that this one of the two may know. */
    private String partner(PeerMatch match, UUID account) {
        return match.anonymous()
                ? pages.text("notices.partner")
                : place.name(match.partnerOf(account)).orElseGet(() -> pages.text("notices.partner"));
    }
}
