-- Whom a notice names, beside whoever it is for. Null where a node of the version before told it.
alter table notice add column names uuid[];

-- Of those the words alone are left: the name as a whole word, in what was written and not in how it is kept.
create or replace function forget_in_notices(who uuid) returns void
    language sql security definer set search_path from current
    as $$
    delete from notice n using account a
    where a.id = who and a.closed_at <= now() - interval '7 days' and n.workspace_id = current_workspace()
      and (n.names @> array[who]
           or position(who::text in n.subject || ' ' || coalesce(n.path, '')) > 0
           or n.names is null and exists (
               select from (
                   select n.title as said
                   union all select jsonb_array_elements_text(n.lines)
                   union all select jsonb_array_elements(n.details) ->> 'value'
                   union all select replace(replace(n.enclosed #>> '{invite,calendar}', E'\r\n ', ''), '\', '')) as words
               where said ~ ('(^|[^[:alnum:]_])' || regexp_replace(a.name, '([][\\.*+?^$(){}|])', '\\\1', 'g') || '($|[^[:alnum:]_])')))
    $$;

do $$
begin
    execute format('alter function forget_in_notices(uuid) set search_path = %I, pg_temp', current_schema());
end
$$;
