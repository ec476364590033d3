package dev.roundtwo.interviews.room;

import dev.roundtwo.interviews.KeptWords;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.platform.RuleBroken;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** The shared notes, change by change, or as a whole from a page without scripts; and one's own notes. */
@Controller
@RequestMapping("/w/{workspace}/rooms/{room}")
class NotesController {

    private final SharedNotes notes;
    private final PrivateNotes mine;

    NotesController(SharedNotes notes, PrivateNotes mine) {
        this.notes = notes;
        this.mine = mine;
    }

    /** A change as a page sends it: its own id, the version it was made on, and the splice. */
    record Sent(
            @Nullable UUID id,
            int base,
            int at,
            int remove,
            @Nullable String insert) {}

    /** The whole text, for a page that lost its place; or the changes since a version. */
    @GetMapping(path = "/notes", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Object read(Seat me, @RequestParam(required = false) @Nullable Integer since) {
        return since == null ? notes.read(me.interviewId()) : notes.since(me.interviewId(), since);
    }

    @PostMapping(path = "/notes", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    SharedNotes.Changes change(Seat me, @RequestBody Sent sent) {
        UUID id = sent.id();
        String insert = sent.insert();
        if (id == null || insert == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        if (sent.at() < 0 || sent.remove() < 0) {
            throw new RuleBroken("interviews.notes.unknown.version");
        }
        return notes.change(me, id, sent.base(), new Splice(sent.at(), sent.remove(), insert));
    }

    @PostMapping(path = "/notes", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Object replace(Seat me, @PathVariable String workspace, @RequestParam int version, @RequestParam String text) {
        String base = "/w/" + workspace + "/rooms/" + me.interviewId();
        try {
            notes.replace(me, version, text);
        } catch (RuleBroken broken) {
            return KeptWords.page(broken, base, Map.of("text", text));
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header("Location", base + "#notes")
                .build();
    }

    @PostMapping(path = "/private-notes", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ResponseEntity<PrivateNotes.Note> save(Seat me, @RequestParam int version, @RequestParam String text) {
        PrivateNotes.Note note = mine.save(me, version, text);
        return ResponseEntity.status(note.kept() ? HttpStatus.OK : HttpStatus.CONFLICT)
                .body(note);
    }

    /** The same from a page without scripts. */
    @PostMapping(path = "/private-notes", produces = MediaType.TEXT_HTML_VALUE)
    Object saveByHand(
            Seat me,
            @PathVariable String workspace,
            @RequestParam int version,
            @RequestParam String text,
            Model model) {
        String base = "/w/" + workspace + "/rooms/" + me.interviewId();
        PrivateNotes.Note note;
        try {
            note = mine.save(me, version, text);
        } catch (RuleBroken broken) {
            return KeptWords.page(broken, base, Map.of("text", text));
        }
        if (note.kept()) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .header("Location", base + "#mine")
                    .build();
        }
        model.addAttribute("base", base);
        model.addAttribute("note", note);
        model.addAttribute("written", text);
        return "interviews/room/note-conflict";
    }
}
