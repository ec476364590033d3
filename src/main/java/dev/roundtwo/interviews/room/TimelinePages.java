package dev.roundtwo.interviews.room;

import dev.roundtwo.interviews.Audience;
import dev.roundtwo.interviews.Kind;
import dev.roundtwo.interviews.Names;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Timeline;
import dev.roundtwo.interviews.TimelineEntry;
import dev.roundtwo.interviews.Turn;
import dev.roundtwo.interviews.Turns;
import dev.roundtwo.interviews.room.RoomState.Head;
import dev.roundtwo.questions.AskedQuestion;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the timeline in words. Titles of questions are the interviewers'; hints and follow-ups were said to everybody, so
 * everybody may read them again.
 */
@Service
@Transactional(readOnly = true)
public class TimelinePages {

    private final Timeline timeline;
    private final Turns turns;
    private final RoomState state;
    private final Guides guides;

    TimelinePages(Timeline timeline, Turns turns, RoomState state, Guides guides) {
        this.timeline = timeline;
        this.turns = turns;
        this.state = state;
        this.guides = guides;
    }

    /** Which entries. */
    public enum Show {
        ALL(entry -> true),
        BOOKMARKS(entry -> entry.kind() == Kind.BOOKMARK),
        HINTS(entry -> entry.kind() == Kind.HINT || entry.kind() == Kind.FOLLOW_UP);

        private final Predicate<TimelineEntry> which;

        Show(Predicate<TimelineEntry> which) {
            this.which = which;
        }
    }

    /** One interview's timeline. */
    public record Page(String title, Show show, List<Line> lines) {}

    /** One entry: on the interview's clock while it runs, and on the wall's. */
    public record Line(
            UUID id,
            String kind,
            String moment,
            Instant at,
            String clock,
            String who,
            String what,
            String html,
            String text,
            boolean mine) {

        /** The code of its words: a shadow's card is told as one, and a time that was changed as that. */
        public String words() {
            return what.equals("moved") || (what.equals("shadow") && kind.startsWith("CARD_"))
                    ? kind + "." + what
                    : kind;
        }

        public String style() {
            return switch (kind) {
                case "QUESTION" -> "chapter";
                case "STARTED", "FINISHED", "SWAPPED" -> "live";
                default -> mine ? "private" : "";
            };
        }
    }

    /**
     * One entry for programs: {@code what} is a question's title or number, {@code text} what was written, as Markdown for
     * hints and follow-ups; empty where there is none.
     */
    public record Told(UUID id, Kind kind, Instant at, int half, String who, String what, String text, boolean mine) {}

    /** So many entries after that one (null: from the first on), as the seat may read them. */
    public List<Told> told(Seat me, @Nullable UUID after, int most) {
        List<Turn> asked = turns.of(me.interviewId());
        return timeline.read(me, after, most).stream()
                .map(entry -> new Told(
                        entry.id(),
                        entry.kind(),
                        entry.at(),
                        entry.half(),
                        entry.who(),
                        what(me, asked, entry),
                        entry.kind() == Kind.HINT || entry.kind() == Kind.FOLLOW_UP ? said(asked, entry) : text(entry),
                        entry.audience() != Audience.EVERYONE))
                .toList();
    }

    public Page read(Seat me, Show show) {
        Head head = state.head(me.interviewId());
        List<Turn> asked = turns.of(me.interviewId());
        DateTimeFormatter wall =
                DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH).withZone(ZoneId.of(head.zone()));
        List<TimelineEntry> all = timeline.read(me);
        Span talk = new Span(head.startedAt(), finish(all));
        List<Line> lines = all.stream()
                .filter(show.which)
                .map(entry -> line(me, talk, asked, entry, wall))
                .toList();
        return new Page(head.title(), show, lines);
    }

    /** The talk itself, by which its clock goes. */
    private record Span(@Nullable Instant from, @Nullable Instant to) {

        String moment(Instant at) {
            if (from == null || at.isBefore(from) || (to != null && at.isAfter(to))) {
                return "";
            }
            return RoomClock.between(from, at);
        }
    }

    private static @Nullable Instant finish(List<TimelineEntry> all) {
        return all.stream()
                .filter(entry -> entry.kind() == Kind.FINISHED)
                .findFirst()
                .map(TimelineEntry::at)
                .orElse(null);
    }

    private Line line(Seat me, Span talk, List<Turn> asked, TimelineEntry entry, DateTimeFormatter wall) {
        return new Line(
                entry.id(),
                entry.kind().name(),
                talk.moment(entry.at()),
                entry.at(),
                wall.format(entry.at()),
                Names.apart(entry.who()),
                what(me, asked, entry),
                html(asked, entry),
                text(entry),
                entry.audience() != Audience.EVERYONE);
    }

    /** A question's title, for those who asked it; its number for everybody. */
    private static String what(Seat me, List<Turn> asked, TimelineEntry entry) {
        return switch (entry.kind()) {
            case QUESTION -> {
                boolean mine = me.part() == Part.PEER ? me.half() == entry.half() : me.part() != Part.CANDIDATE;
                yield mine ? Names.apart(question(asked, entry).title()) : "question " + (entry.number("position") + 1);
            }
            case HINT -> Integer.toString(entry.number("hint") + 1);
            case FOLLOW_UP -> Integer.toString(entry.number("followUp") + 1);
            case SCHEDULED, CARD_SUBMITTED, CARD_REOPENED -> entry.text("as");
            default -> "";
        };
    }

    private String html(List<Turn> asked, TimelineEntry entry) {
        String said = said(asked, entry);
        return said.isEmpty() ? said : guides.inline(said);
    }

    /** The hint or follow-up that was given. */
    private static String said(List<Turn> asked, TimelineEntry entry) {
        return switch (entry.kind()) {
            case HINT -> question(asked, entry).hints().get(entry.number("hint"));
            case FOLLOW_UP ->
                question(asked, entry).followUps().get(entry.number("followUp")).ask();
            default -> "";
        };
    }

    private static String text(TimelineEntry entry) {
        return switch (entry.kind()) {
            case BOOKMARK, NOTES -> entry.text("text");
            case CANCELLED, CARD_REOPENED -> entry.text("reason");
            default -> "";
        };
    }

    private static AskedQuestion question(List<Turn> asked, TimelineEntry entry) {
        return asked.get(entry.half() - 1).agenda().get(entry.number("position"));
    }
}
