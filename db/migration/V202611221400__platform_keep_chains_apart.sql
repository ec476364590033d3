-- Nobody writes into the log of another workspace than the one in scope, however the call is put together.
create or replace function audit_append(
    of_chain uuid, of_workspace uuid, at_time timestamptz, what text, who uuid, via text, kind text, id text, said jsonb,
    from_address text, correlation text) returns bigint
    language plpgsql security definer set search_path = public, pg_temp
    as $$
declare
    head audit_head;
    entry audit_entry;
begin
    -- a workspace's chain is written in its scope and by its name, and no other row of the log is named as a workspace
    if of_workspace is distinct from (case when exists (select from workspace w where w.id = of_chain) then of_chain end)
        or (of_workspace is not null and of_workspace is distinct from current_workspace()) then
        raise exception 'not the chain of the workspace in scope' using errcode = 'insufficient_privilege';
    end if;
    insert into audit_head (chain, number, hash) values (of_chain, 0, ''::bytea) on conflict do nothing;
    select * into head from audit_head where chain = of_chain for update;
    entry := row(of_chain, head.number + 1, of_workspace, at_time, what, who, via, kind, id, said, from_address, correlation,
        head.hash, null)::audit_entry;
    entry.hash := audit_hash(entry);
    insert into audit_entry select entry.*;
    update audit_head set number = entry.number, hash = entry.hash where chain = of_chain;
    return entry.number;
end
$$;

do $$
declare
    one regprocedure;
begin
    foreach one in array array['audit_append(uuid, uuid, timestamptz, text, uuid, text, text, text, jsonb, text, text)']::regprocedure[] loop
        execute format('alter function %s set search_path = %I, pg_temp', one, current_schema());
    end loop;
end
$$;
