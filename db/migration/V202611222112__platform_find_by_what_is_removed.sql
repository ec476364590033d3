-- What a removal looks for: when an interview, match, seat, member, picture or account goes, and when a whole workspace does.
create index time_proposal_of_interview on time_proposal (interview_id);
create index time_proposal_of_match on time_proposal (match_id);
create index time_proposal_of_workspace on time_proposal (workspace_id, made_at);
create index attendance_word_by_seat on attendance_word (by_seat);
create index attendance_word_of_workspace on attendance_word (workspace_id, at);
create index peer_match_observes on peer_match (workspace_id, observes) where observes is not null;
create index account_picture on account (picture) where picture is not null;
create index taken_time_of_account on taken_time (account_id);
create index interview_reminder_of_workspace on interview_reminder (workspace_id);
create index reschedule_link_of_workspace on reschedule_link (workspace_id);
create index practice_group_set_of_workspace on practice_group_set (workspace_id, set_id);
