package dev.roundtwo.interviews.room;

import dev.roundtwo.interviews.Progress.Asked;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.Turn;
import dev.roundtwo.interviews.room.RoomState.Head;
import dev.roundtwo.interviews.room.RoomView.Agenda;
import dev.roundtwo.interviews.room.RoomView.Guide;
import dev.roundtwo.interviews.room.RoomView.Mark;
import dev.roundtwo.interviews.room.RoomView.Point;
import dev.roundtwo.interviews.room.RoomView.Step;
import dev.roundtwo.platform.web.Markdown;
import dev.roundtwo.questions.AskedQuestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together the interviewers' half of a room. Only ever called for a seat that asks. */
@Component
class Guides {

    private final Markdown markdown;

    Guides(Markdown markdown) {
        this.markdown = markdown;
    }

    Guide guide(Seat me, RoomSheet sheet, Set<String> ticked) {
        Head head = sheet.head();
        Turn turn = sheet.turn();
        int position = turn.progress().position();
        AskedQuestion question = turn.question();
        Asked asked = turn.progress().current();
        Instant zero = head.startedAt() == null ? head.startsAt() : head.startedAt();
        List<Point> points = points(position, question, ticked);
        return new Guide(
                turn.number() + "." + position,
                position,
                question.title(),
                me.leads() && head.status() == Status.LIVE,
                me.marks() && head.status() == Status.LIVE,
                agenda(turn),
                points,
                points.stream().filter(Point::heard).count(),
                hints(question, asked, zero),
                asked.hints().size(),
                followUps(question, asked, zero),
                question.redFlags().stream().map(this::inline).toList(),
                rendered(question.anchors(), this::inline),
                rendered(question.notes(), this::html),
                sheet.bookmarks().stream()
                        .map(mark -> new Mark(mark.id(), RoomClock.between(zero, mark.at()), mark.text()))
                        .toList());
    }

    String html(String source) {
        return markdown.html(source);
    }

    /** A single paragraph without its paragraph, for a line of a list. */
    String inline(String source) {
        String html = markdown.html(source).strip();
        boolean single = html.startsWith("<p>") && html.endsWith("</p>") && html.indexOf("<p>", 3) < 0;
        return single ? html.substring(3, html.length() - 4) : html;
    }

    private List<Agenda> agenda(Turn turn) {
        List<Agenda> agenda = new ArrayList<>();
        for (int i = 0; i < turn.agenda().size(); i++) {
            AskedQuestion question = turn.agenda().get(i);
            agenda.add(new Agenda(
                    i,
                    question.title(),
                    question.minutes(),
                    turn.startedAt() != null && i == turn.progress().position(),
                    turn.progress().questions().get(i).seen()));
        }
        return agenda;
    }

    private List<Point> points(int position, AskedQuestion question, Set<String> ticked) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < question.points().size(); i++) {
            String field = "point." + position + ".p" + i;
            points.add(new Point(field, inline(question.points().get(i)), ticked.contains(field)));
        }
        return points;
    }

    private List<Step> hints(AskedQuestion question, Asked asked, Instant zero) {
        return steps(
                question.hints(),
                this::inline,
                index -> index < asked.hints().size() ? asked.hints().get(index) : null,
                hint -> List.of(),
                zero);
    }

    private List<Step> followUps(AskedQuestion question, Asked asked, Instant zero) {
        return steps(
                question.followUps(),
                followUp -> inline(followUp.ask()),
                asked.followUps()::get,
                followUp -> followUp.points().stream().map(this::inline).toList(),
                zero);
    }

    private static <T> List<Step> steps(
            List<T> all,
            Function<T, String> text,
            IntFunction<@Nullable Instant> givenAt,
            Function<T, List<String>> points,
            Instant zero) {
        List<Step> steps = new ArrayList<>();
        boolean next = true;
        for (int i = 0; i < all.size(); i++) {
            Instant at = givenAt.apply(i);
            String state = at != null ? "given" : next ? "next" : "later";
            next &= at != null;
            steps.add(new Step(
                    i,
                    text.apply(all.get(i)),
                    state,
                    at == null ? "" : RoomClock.between(zero, at),
                    points.apply(all.get(i))));
        }
        return steps;
    }

    private static <K extends Comparable<K>> Map<K, String> rendered(
            Map<K, String> sources, Function<String, String> render) {
        Map<K, String> all = new TreeMap<>();
        sources.forEach((key, source) -> all.put(key, render.apply(source)));
        return all;
    }
}
