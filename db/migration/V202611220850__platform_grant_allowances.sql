-- What an operator granted a workspace instead of the usual: rates and quotas by kind. Read and written by functions only.
create table allowance (
    workspace_id uuid not null references workspace on delete cascade,
    kind         text not null check (kind ~ '^[a-z-]{3,40}$'),
    amount       bigint not null check (amount between 0 and 1000000000),
    primary key (workspace_id, kind)
);
alter table allowance enable row level security;

-- All of them, which each node reads every few seconds: numbers, and nothing else of any workspace.
create function granted_allowances() returns table (workspace_id uuid, kind text, amount bigint)
    language sql stable security definer set search_path from current
    as $$ select a.workspace_id, a.kind, a.amount from allowance a $$;

-- One of the workspace in scope.
create function granted_allowance(what text) returns bigint
    language sql stable security definer set search_path from current
    as $$ select a.amount from allowance a where a.workspace_id = current_workspace() and a.kind = what $$;

-- Grants the workspace in scope an amount, or with none what is usual.
create function grant_allowance(what text, of_amount bigint) returns void
    language sql security definer set search_path from current
    as $$
    delete from allowance where workspace_id = current_workspace() and kind = what;
    insert into allowance (workspace_id, kind, amount)
    select current_workspace(), what, of_amount where of_amount is not null;
$$;
