-- Files that a job packs for a person or a workspace: how far it has come, and then the file, for a day, in pieces any node can serve.
create table parcel (
    id           uuid primary key,
    account_id   uuid not null references account on delete cascade,
    workspace_id uuid references workspace on delete cascade,
    status       text not null check (status in ('WAITING', 'RUNNING', 'READY', 'FAILED')),
    done         int not null default 0,
    steps        int not null default 0,
    doing        text not null default '',
    size         bigint not null default 0,
    failed_with  text,
    ordered_at   timestamptz not null,
    changed_at   timestamptz not null,
    expires_at   timestamptz not null
);
create unique index parcel_of_account on parcel (account_id) where workspace_id is null;
create unique index parcel_of_workspace on parcel (workspace_id) where workspace_id is not null;
create index parcel_end on parcel (expires_at);

create table parcel_piece (
    parcel_id    uuid not null references parcel on delete cascade,
    number       int not null,
    workspace_id uuid references workspace on delete cascade,
    account_id   uuid not null references account on delete cascade,
    bytes        bytea not null,
    primary key (parcel_id, number)
);
create index parcel_piece_of_workspace on parcel_piece (workspace_id) where workspace_id is not null;
create index parcel_piece_of_account on parcel_piece (account_id);
alter table parcel_piece alter column bytes set storage external;

do $$
declare
    name text;
begin
    foreach name in array array['parcel', 'parcel_piece'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy %I on %I using (workspace_id = current_workspace() or (workspace_id is null and account_id = current_account())) '
            'with check (workspace_id is not distinct from current_workspace() and account_id = current_account())', name || '_of_owner', name);
    end loop;
end
$$;
-- its pieces go by the foreign key
create policy parcel_ends on parcel to current_user using (expires_at < now() or workspace_id = current_workspace());

create function parcels_forget() returns bigint
    language sql security definer set search_path from current
    as $$ with gone as (delete from parcel where expires_at < now() returning id) select count(*) from gone $$;
