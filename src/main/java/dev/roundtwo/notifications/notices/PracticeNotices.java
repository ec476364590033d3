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
import dev.roundtwo.practice.PartnersNamed;
import dev.roundtwo.tenancy.notices.NoticeKind;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells peers of their matches. Who is paired and has a time is told by the invitation to it. */
@Component
class PracticeNotices {

    private final PeerMatches matches;
    private final Proposals proposals;
    private final Bookings bookings;
    private final RegionalSettings regions;
    private final Teller teller;
    private final Place place;
    private final Pages pages;

    PracticeNotices(
            PeerMatches matches,
            Proposals proposals,
            Bookings bookings,
            RegionalSettings regions,
            Teller teller,
            Place place,
            Pages pages) {
        this.matches = matches;
        this.proposals = proposals;
        this.bookings = bookings;
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

    /** By the name that this one of the two may know. */
    private String partner(PeerMatch match, UUID account) {
        return match.anonymous()
                ? pages.text("notices.partner")
                : place.name(match.partnerOf(account)).orElseGet(() -> pages.text("notices.partner"));
    }
}
