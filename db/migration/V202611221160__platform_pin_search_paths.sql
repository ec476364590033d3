-- Functions that act as the tables' owner look for tables here alone, and in nobody's temporary schema; nor does anybody need one.
do $$
declare
    one regprocedure;
begin
    for one in select oid::regprocedure from pg_proc where prosecdef and pronamespace = current_schema()::regnamespace loop
        execute format('alter function %s set search_path = %I, pg_temp', one, current_schema());
    end loop;
end
$$;

do $$
begin
    execute format('revoke temporary on database %I from public', current_database());
exception
    when insufficient_privilege then
        raise notice 'Temporary tables stay allowed: the database belongs to somebody else';
end
$$;
