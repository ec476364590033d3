package dev.roundtwo.tenancy.privacy;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Member;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows of every kind that hold somebody's name, e-mail or id, as their work and their sign-ins would leave them. */
record Traces(JdbcClient sql, TransactionTemplate transaction) {

    /** Ten days old, as the person leaves a week after their last act at the soonest. */
    private static final String THEN = "now() - interval '10 days'";

    private static final List<String> OF_WORK = List.of(
            "insert into interview (id, workspace_id, title, mode, status, starts_at, zone, minutes, created_at, half, created_by, swap_proposed_by) values (:room, current_workspace(), 'Talk', 'PANEL', 'CLOSED', now(), 'UTC', 10, now(), 1, :who, :seat)",
            "insert into seat (id, workspace_id, interview_id, part, half, name, email, account_id, link_number, link_digest) values (:seat, current_workspace(), :room, 'LEAD', 0, :name, :email, :who, 1, :digest)",
            "insert into reschedule_link (digest, workspace_id, interview_id, seat_id, sequence, made_at) values (:digest, current_workspace(), :room, :seat, 0, now())",
            "insert into calendar_feed (workspace_id, account_id, digest, made_at) values (current_workspace(), :who, :digest, now())",
            "insert into turn (id, workspace_id, interview_id, number, candidate_seat, set_id, set_title, set_number, rubric, minutes, agenda, progress) values (:turn, current_workspace(), :room, 1, :seat, :seat, 'Set', 1, 'five', 10, '[]', '{}')",
            "insert into timeline_entry (id, workspace_id, interview_id, at, half, seat_id, who, kind, data, audience) values (gen_random_uuid(), current_workspace(), :room, now(), 1, :seat, :name, 'JOINED', '{}', 'EVERYONE')",
            "insert into private_note (seat_id, workspace_id, version, text, saved_at) values (:seat, current_workspace(), 1, :name, now())",
            "insert into note_op (interview_id, version, workspace_id, id, seat_id, at, removed, inserted, made_at) values (:room, 1, current_workspace(), gen_random_uuid(), :seat, 0, 0, 'Words', now())",
            "insert into shared_note (interview_id, workspace_id, version, text) values (:room, current_workspace(), 1, 'Words')",
            "insert into scorecard (id, workspace_id, subject_kind, subject_id, rater_id, rater_name, rubric, status, opened_at, version) values (:card, current_workspace(), 'turn', :turn, :seat, :name, '{}', 'DRAFT', now(), 0)",
            "insert into scorecard_field (workspace_id, scorecard_id, name, value, version, changed_by, changed_at) values (current_workspace(), :card, 'summary', 'x', 1, :name, now())",
            "insert into scorecard_edit (workspace_id, scorecard_id, id, field, base, value, edited_by, edited_at, outcome, version, theirs_by) values (current_workspace(), :card, gen_random_uuid(), 'summary', 0, 'x', :name, now(), 'APPLIED', 1, :name)",
            "insert into debrief_decision (id, workspace_id, subject_kind, subject_id, number, verdict, reason, decided_by, decider_name, decided_at) values (gen_random_uuid(), current_workspace(), 'turn', :turn, 1, 'ADVANCE', 'x', :seat, :name, now())",
            "insert into feedback (id, workspace_id, subject_kind, subject_id, opened_at) values (:feedback, current_workspace(), 'turn', :turn, now())",
            "insert into feedback_field (workspace_id, feedback_id, name, value, version, changed_by, changed_at) values (current_workspace(), :feedback, 'text', 'x', 1, :name, now())",
            "insert into feedback_edit (workspace_id, feedback_id, id, field, base, value, edited_by, edited_at, outcome, version) values (current_workspace(), :feedback, gen_random_uuid(), 'text', 0, 'x', :name, now(), 'APPLIED', 1)",
            "insert into feedback_publication (id, workspace_id, feedback_id, number, body, published_by, published_at) values (gen_random_uuid(), current_workspace(), :feedback, 1, 'x', :name, now())",
            "insert into question_revision (id, workspace_id, question_id, number, digest, content, author_id, author_name, at) values (gen_random_uuid(), current_workspace(), :question, 1, 'd', '{}', :who, :name, now())",
            "insert into question (id, workspace_id, revision, digest, title, round, minutes, tags, stacks, signals, created_at, changed_at) values (:question, current_workspace(), 1, 'd', 'T', 'one', 10, '{}', '{}', '{}', now(), now())",
            "insert into question_set (id, workspace_id, family, number, title, description, rubric, status, version, created_at, changed_at, changed_by) values (gen_random_uuid(), current_workspace(), gen_random_uuid(), 1, 'S', '', 'five', 'DRAFT', 0, now(), now(), :name)",
            "insert into invitation (id, workspace_id, digest, email, role, invited_by, created_at, expires_at, accepted_at, accepted_by) values (gen_random_uuid(), current_workspace(), :digest, :email, 'MEMBER', (select account_id from member where role = 'OWNER' and workspace_id = current_workspace() limit 1), now(), now(), now(), :who)",
            "insert into invitation (id, workspace_id, digest, email, role, invited_by, created_at, expires_at) values (gen_random_uuid(), current_workspace(), :digest2, 'else@example.org', 'MEMBER', :who, now(), now())",
            "insert into oauth_client (id, workspace_id, name, kind, redirect_uris, scopes, created_by, created_at) values (:client, current_workspace(), 'An app', 'APP', '{}', '{profile}', :who, now())",
            "insert into oauth_consent (workspace_id, client_id, account_id, scopes, given_at) values (current_workspace(), :client, :who, '{profile}', now())",
            "insert into oauth_grant (id, workspace_id, client_id, account_id, kind, scopes, started_at, ends_at) values (:grant, current_workspace(), :client, :who, 'CODE', '{profile}', now(), now())",
            "insert into trusted_issuer (id, workspace_id, issuer, audience, scopes, created_by, created_at) values (gen_random_uuid(), current_workspace(), 'https://issuer.example', 'x', '{profile}', :who, now())",
            "insert into sign_on_left (workspace_id, account_id, left_at) values (current_workspace(), :who, now())",
            "insert into webhook (id, workspace_id, url, about, events, created_by, created_at) values (gen_random_uuid(), current_workspace(), 'https://example.org/hook', 'x', '{member.joined}', :who, now())",
            "insert into notice (workspace_id, account_id, id, kind, subject, title, lines, details, shown, told_at) values (current_workspace(), :who, gen_random_uuid(), 'GROUP', 'x', :name, '[]', '[]', true, now())",
            "insert into notice (workspace_id, account_id, id, kind, subject, title, lines, details, shown, told_at) select current_workspace(), account_id, gen_random_uuid(), 'CHANGE', 'x', 'Moved', jsonb_build_array(:name || ' moved it'), '[]', true, now() from member where role = 'OWNER' and workspace_id = current_workspace()",
            "insert into notice_choice (workspace_id, account_id, kind, shown, mail) values (current_workspace(), :who, 'GROUP', true, 'NONE')",
            "insert into notice_hours (workspace_id, account_id, digest_hour) values (current_workspace(), :who, 8)",
            "insert into api_answer (id, workspace_id, account_id, client, route, key, digest, role, leased_until, expires_at, answer) values (gen_random_uuid(), current_workspace(), :who, 'c', 'r', 'k', 'd', 'MEMBER', now(), now() + interval '1 day', :name)",
            "insert into live_event (workspace_id, topic, no, name, data, at) values (current_workspace(), 'room/' || :room, 1, 'note', jsonb_build_object('by', :name), "
                    + THEN + ")",
            "insert into outbox_mail (id, recipient, subject, text, sent_at) values (gen_random_uuid(), 'else@example.org', :name, 'x', "
                    + THEN + ")",
            "insert into outbox_mail (id, recipient, subject, text, sent_at) values (gen_random_uuid(), :email, 'x', 'x', now())",
            "insert into delivery (id, kind, destination, lane, correlation_id, payload, sent_at, due_at, attempts, waits) values (gen_random_uuid(), 'mail', 'mail server', 'x', 'x', jsonb_build_object('to', :email), now(), now() + interval '1 day', 0, 0)",
            "insert into dead_letter (id, kind, message_id, account_id, payload, cause, attempts, first_failed, failed_at, correlation_id) values (gen_random_uuid(), 'mail', gen_random_uuid(), null, jsonb_build_object('to', :email), 'x', 1, now(), now(), 'x')");

    private static final List<String> OF_THE_ACCOUNT = List.of(
            "insert into authenticator_app (account_id, sealed, last_step, confirmed_at) values (:who, 'sealed-seed', 1, now())",
            "insert into recovery_code (account_id, digest, made_at) values (:who, 'code-digest', now())",
            "insert into recovery_code (account_id, digest, made_at, used_at) values (:who, 'used-digest', now(), now())",
            "insert into passkey (credential_id, account_id, name, public_key, signature_count, user_verified, transports, backup_eligible, backed_up, added_at) values (:digest, :who, :name, 'key-material', 1, true, '', false, false, now())",
            "insert into known_browser (account_id, digest, seen_at) values (:who, 'browser-digest', now())",
            "insert into sign_in_link (digest, account_id, created_at, expires_at) values (:digest, :who, now(), now() + interval '1 hour')",
            "insert into external_identity (id, account_id, issuer, subject, shown_as, linked_at, last_used_at) values (gen_random_uuid(), :who, 'https://provider.example', :digest, :email, now(), now())",
            "insert into parcel (id, account_id, status, ordered_at, changed_at, expires_at) values (:parcel, :who, 'READY', now(), now(), now() + interval '1 day')",
            "insert into parcel_piece (parcel_id, number, account_id, bytes) values (:parcel, 0, :who, convert_to(:email, 'UTF8'))");

    void leave(Member who, String name) throws Exception {
        Map<String, Object> given = new HashMap<>();
        for (String id : List.of("room", "seat", "turn", "card", "feedback", "question", "client", "grant", "parcel")) {
            given.put(id, Ids.next());
        }
        given.putAll(Map.of("name", name, "email", who.email(), "who", who.accountId()));
        given.put("digest", Ids.next().toString());
        given.put("digest2", Ids.next().toString());
        in(who, () -> send(OF_WORK, given));
        new Scope(null, who.accountId()).call(() -> send(OF_THE_ACCOUNT, given));
    }

    private Object send(List<String> statements, Map<String, Object> given) {
        return transaction.execute(status -> {
            statements.forEach(one -> sql.sql(one).params(given).update());
            return statements;
        });
    }
}
