-- What only grows is read and added to, no more: the application's role can neither change nor delete a row of it. With its
-- workspace, interview or card a row still goes, as foreign keys do not ask policies.
do $$
declare name text;
begin
    foreach name in array array['scorecard_edit', 'feedback_edit', 'feedback_publication', 'debrief_decision', 'note_op'] loop
        execute format('drop policy %I on %I', name || '_of_workspace', name);
        execute format('create policy %I on %I for select using (workspace_id = current_workspace())', name || '_read', name);
        execute format('create policy %I on %I for insert with check (workspace_id = current_workspace())', name || '_added', name);
    end loop;
end $$;
