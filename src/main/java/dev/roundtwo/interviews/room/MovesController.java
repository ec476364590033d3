package dev.roundtwo.interviews.room;

import dev.roundtwo.interviews.Seat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What moves an interview on. Each is a plain form; a script that sends it asks for no page back. */
@Controller
@RequestMapping("/w/{workspace}/rooms/{room}")
class MovesController {

    private final LiveRoom live;

    MovesController(LiveRoom live) {
        this.live = live;
    }

    @PostMapping("/start")
    ResponseEntity<Void> start(
            Seat me, @PathVariable String workspace, @Nullable @RequestHeader(required = false) String accept) {
        live.start(me);
        return done(me, workspace, accept);
    }

    @PostMapping("/finish")
    ResponseEntity<Void> finish(
            Seat me, @PathVariable String workspace, @Nullable @RequestHeader(required = false) String accept) {
        live.finish(me);
        return done(me, workspace, accept);
    }

    @PostMapping("/steps")
    ResponseEntity<Void> step(
            Seat me,
            @RequestParam int from,
            @RequestParam int to,
            @PathVariable String workspace,
            @Nullable @RequestHeader(required = false) String accept) {
        live.show(me, from, to);
        return done(me, workspace, accept);
    }

    @PostMapping("/hints")
    ResponseEntity<Void> hint(
            Seat me,
            @RequestParam int question,
            @RequestParam int given,
            @PathVariable String workspace,
            @Nullable @RequestHeader(required = false) String accept) {
        live.giveHint(me, question, given);
        return done(me, workspace, accept);
    }

    @PostMapping("/follow-ups")
    ResponseEntity<Void> followUp(
            Seat me,
            @RequestParam int question,
            @RequestParam int followUp,
            @PathVariable String workspace,
            @Nullable @RequestHeader(required = false) String accept) {
        live.askFollowUp(me, question, followUp);
        return done(me, workspace, accept);
    }

    @PostMapping("/bookmarks")
    ResponseEntity<Void> bookmark(
            Seat me,
            @RequestParam(defaultValue = "") String text,
            @PathVariable String workspace,
            @Nullable @RequestHeader(required = false) String accept) {
        live.bookmark(me, text);
        return done(me, workspace, accept);
    }

    @PostMapping("/swap-proposals")
    ResponseEntity<Void> proposeSwap(
            Seat me, @PathVariable String workspace, @Nullable @RequestHeader(required = false) String accept) {
        live.proposeSwap(me);
        return done(me, workspace, accept);
    }

    @PostMapping("/swaps")
    ResponseEntity<Void> swap(
            Seat me, @PathVariable String workspace, @Nullable @RequestHeader(required = false) String accept) {
        live.swap(me);
        return done(me, workspace, accept);
    }

    private static ResponseEntity<Void> done(Seat me, String workspace, @Nullable String accept) {
        if (accept != null && accept.contains("json") && !accept.contains("text/html")) {
            return ResponseEntity.noContent().build();
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header("Location", "/w/" + workspace + "/rooms/" + me.interviewId())
                .build();
    }
}
