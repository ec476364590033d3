-- What the people in the debrief decided about a subject. Deciding again adds a number; nothing is written over.
create table debrief_decision (
    id           uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    subject_kind text not null,
    subject_id   uuid not null,
    number       int not null check (number > 0),
    verdict      text not null check (verdict in ('ADVANCE', 'STOP', 'UNDECIDED')),
    reason       text not null,
    decided_by   uuid not null,
    decider_name text not null,
    decided_at   timestamptz not null,
    unique (workspace_id, subject_kind, subject_id, number)
);
create trigger debrief_decision_only_grows before update on debrief_decision
    for each row execute function refuse_change();

alter table debrief_decision enable row level security;
alter table debrief_decision force row level security;
create policy debrief_decision_of_workspace on debrief_decision
    using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
