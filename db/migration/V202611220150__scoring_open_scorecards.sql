-- One rater's card on one subject, its fields with a version each, and every edit that was ever sent, also those that lost.
create table scorecard (
    id           uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    subject_kind text not null check (length(subject_kind) between 1 and 20),
    subject_id   uuid not null,
    rater_id     uuid not null,
    rater_name   text not null,
    rubric       jsonb not null,
    status       text not null check (status in ('DRAFT', 'SUBMITTED')),
    opened_at    timestamptz not null,
    submitted_at timestamptz,
    version      int not null,
    unique (workspace_id, subject_kind, subject_id, rater_id),
    check ((status = 'SUBMITTED') = (submitted_at is not null))
);

create table scorecard_field (
    workspace_id uuid not null references workspace on delete cascade,
    scorecard_id uuid not null references scorecard on delete cascade,
    name         text not null,
    value        text not null,
    version      int not null,
    changed_by   text not null,
    changed_at   timestamptz not null,
    primary key (scorecard_id, name)
);

create table scorecard_edit (
    workspace_id uuid not null references workspace on delete cascade,
    scorecard_id uuid not null references scorecard on delete cascade,
    id           uuid not null,
    field        text not null,
    base         int not null,
    value        text not null,
    edited_by    text not null,
    edited_at    timestamptz not null,
    outcome      text not null check (outcome in ('APPLIED', 'KEPT_ASIDE')),
    version      int not null,
    theirs       text,
    theirs_by    text,
    theirs_at    timestamptz,
    primary key (scorecard_id, id)
);
create index scorecard_edit_told on scorecard_edit (scorecard_id, edited_at, id);

create function refuse_change() returns trigger
    language plpgsql
    as $$ begin raise exception '% only grows', tg_table_name; end $$;

create trigger scorecard_edit_only_grows before update on scorecard_edit
    for each row execute function refuse_change();

alter table scorecard enable row level security;
alter table scorecard force row level security;
create policy scorecard_of_workspace on scorecard
    using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
alter table scorecard_field enable row level security;
alter table scorecard_field force row level security;
create policy scorecard_field_of_workspace on scorecard_field
    using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
alter table scorecard_edit enable row level security;
alter table scorecard_edit force row level security;
create policy scorecard_edit_of_workspace on scorecard_edit
    using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
