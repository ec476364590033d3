-- Ordered, pinned revisions with minutes. A published set is frozen; its next version is another row of the same family.
create table question_set (
    id           uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    family       uuid not null,
    number       int not null check (number > 0),
    title        text not null check (length(title) between 1 and 120),
    description  text not null,
    rubric       text not null,
    status       text not null check (status in ('DRAFT', 'PUBLISHED', 'RETIRED')),
    version      int not null,
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    changed_by   text not null,
    published_at timestamptz,
    unique (workspace_id, family, number)
);
create unique index question_set_one_draft on question_set (workspace_id, family) where status = 'DRAFT';
create index question_set_order on question_set (workspace_id, lower(title), id);

create table set_item (
    id           uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    set_id       uuid not null references question_set on delete cascade,
    revision_id  uuid not null references question_revision,
    question_id  uuid not null references question,
    position     int not null,
    minutes      int not null check (minutes between 1 and 120),
    unique (set_id, question_id)
);
create index set_item_of_set on set_item (workspace_id, set_id, position);
create index set_item_of_revision on set_item (revision_id);
create index set_item_of_question on set_item (question_id);

alter table question_set enable row level security;
alter table question_set force row level security;
create policy question_set_of_workspace on question_set
    using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
alter table set_item enable row level security;
alter table set_item force row level security;
create policy set_item_of_workspace on set_item
    using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
