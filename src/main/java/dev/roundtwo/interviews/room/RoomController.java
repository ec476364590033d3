package dev.roundtwo.interviews.room;

import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Topics;
import dev.roundtwo.interviews.scorecards.ScorecardPanel;
import dev.roundtwo.platform.live.LiveFeed;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The room's page, its pieces that change, and its stream of signals. */
@Controller
@RequestMapping("/w/{workspace}/rooms/{room}")
class RoomController {

    private final RoomPages pages;
    private final Presence presence;
    private final ScorecardPanel panel;
    private final LiveFeed live;

    RoomController(RoomPages pages, Presence presence, ScorecardPanel panel, LiveFeed live) {
        this.pages = pages;
        this.presence = presence;
        this.panel = panel;
        this.live = live;
    }

    @GetMapping
    String show(Seat me, @PathVariable String workspace, Model model) {
        presence.seen(me);
        RoomView room = pages.fill(me, model);
        address(me, workspace, model);
        return switch (room.status()) {
            case SCHEDULED -> "interviews/room/lobby";
            case LIVE -> "interviews/room/room";
            case SCORING, CLOSED, CANCELLED -> "interviews/room/over";
        };
    }

    /** What may have changed, for pages that are open: they put the pieces in the places of the old ones. */
    @GetMapping("/now")
    String now(Seat me, @PathVariable String workspace, Model model) {
        pages.look(me, model);
        address(me, workspace, model);
        return "interviews/room/now";
    }

    @GetMapping("/events")
    SseEmitter events(Seat me, HttpServletRequest request) {
        String seat = me.id().toString();
        UUID account = me.accountId();
        String lastSeen = LiveFeed.lastSeen(request);
        SseEmitter stream = account == null
                ? live.open(topics(me), lastSeen, seat)
                : live.open(topics(me), lastSeen, seat, account.toString());
        presence.hold(me, stream);
        return stream;
    }

    /** A room's topics, and that of the seat's own card. */
    private List<String> topics(Seat me) {
        List<String> topics = new ArrayList<>(Topics.of(me));
        panel.topic(me).ifPresent(topics::add);
        return topics;
    }

    private static void address(Seat me, String workspace, Model model) {
        model.addAttribute("base", "/w/" + workspace + "/rooms/" + me.interviewId());
        model.addAttribute("workspace", workspace);
    }
}
