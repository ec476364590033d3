-- Questions and their revisions. Rows without a workspace are the built-in library: read by all, written only at start.
create extension if not exists btree_gin;

create table question (
    id           uuid primary key,
    workspace_id uuid references workspace on delete cascade,
    library_key  text,
    copied_from  uuid,
    revision     int not null check (revision > 0),
    digest       text not null,
    title        text not null,
    round        text not null check (round in ('one', 'two')),
    minutes      int not null check (minutes between 1 and 120),
    tags         text[] not null,
    stacks       text[] not null,
    signals      text[] not null,
    archived_at  timestamptz,
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    check ((workspace_id is null) = (library_key is not null))
);
create unique index question_library_key on question (library_key) where workspace_id is null;
create index question_digest on question (workspace_id, digest);

create table question_revision (
    id           uuid primary key,
    workspace_id uuid references workspace on delete cascade,
    question_id  uuid not null references question on delete cascade deferrable initially deferred,
    number       int not null,
    digest       text not null,
    content      jsonb not null,
    author_id    uuid,
    author_name  text not null,
    at           timestamptz not null,
    unique (question_id, number)
);
create index question_revision_digest on question_revision (workspace_id, digest);
create index question_copied_from on question (workspace_id, copied_from) where copied_from is not null;
alter table question add constraint question_current_revision
    foreign key (id, revision) references question_revision (question_id, number) deferrable initially deferred;

-- A workspace writes its own rows, the loader (in no workspace) those of the library. Nobody changes or deletes a revision.
alter table question enable row level security;
alter table question force row level security;
create policy question_read on question for select
    using (workspace_id = current_workspace() or workspace_id is null);
create policy question_add on question for insert
    with check (workspace_id is not distinct from current_workspace());
create policy question_change on question for update
    using (workspace_id is not distinct from current_workspace())
    with check (workspace_id is not distinct from current_workspace());

alter table question_revision enable row level security;
alter table question_revision force row level security;
create policy question_revision_read on question_revision for select
    using (workspace_id = current_workspace() or workspace_id is null);
create policy question_revision_add on question_revision for insert
    with check (workspace_id is not distinct from current_workspace());
