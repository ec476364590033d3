-- What the candidate gets to read: a draft that several may edit (like a card's field), and its publications, which stay as they are.
create table feedback (
    id           uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    subject_kind text not null,
    subject_id   uuid not null,
    opened_at    timestamptz not null,
    unique (workspace_id, subject_kind, subject_id)
);

create table feedback_field (
    workspace_id uuid not null references workspace on delete cascade,
    feedback_id  uuid not null references feedback on delete cascade,
    name         text not null,
    value        text not null,
    version      int not null,
    changed_by   text not null,
    changed_at   timestamptz not null,
    primary key (feedback_id, name)
);

create table feedback_edit (
    workspace_id uuid not null references workspace on delete cascade,
    feedback_id  uuid not null references feedback on delete cascade,
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
    primary key (feedback_id, id)
);
create trigger feedback_edit_only_grows before update on feedback_edit
    for each row execute function refuse_change();

create table feedback_publication (
    id             uuid primary key,
    workspace_id   uuid not null references workspace on delete cascade,
    feedback_id    uuid not null references feedback on delete cascade,
    number         int not null check (number > 0),
    body           text not null,
    levels         jsonb,
    published_by   text not null,
    published_at   timestamptz not null,
    unique (feedback_id, number)
);
create trigger feedback_publication_stays before update on feedback_publication
    for each row execute function refuse_change();

alter table feedback enable row level security;
alter table feedback force row level security;
create policy feedback_of_workspace on feedback
    using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
alter table feedback_field enable row level security;
alter table feedback_field force row level security;
create policy feedback_field_of_workspace on feedback_field
    using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
alter table feedback_edit enable row level security;
alter table feedback_edit force row level security;
create policy feedback_edit_of_workspace on feedback_edit
    using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
alter table feedback_publication enable row level security;
alter table feedback_publication force row level security;
create policy feedback_publication_of_workspace on feedback_publication
    using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
