package dev.roundtwo.interviews.room;

import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Turn;
import dev.roundtwo.interviews.room.RoomState.Head;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a room's page is made of, as one seat may read it; the texts of the notes are empty where they were not asked for. */
record RoomSheet(
        Head head,
        Turn turn,
        List<Seat> seats,
        List<Bookmark> bookmarks,
        SharedNotes.Text notes,
        PrivateNotes.Note mine) {

    /** A moment that the seat marked for itself in the half at hand. */
    record Bookmark(UUID id, Instant at, String text) {}
}
