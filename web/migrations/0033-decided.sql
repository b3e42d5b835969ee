-- What a decision of the body got done; its § is read from the decision, never copied.
alter table duty_completion
	add column decision_id uuid,
	add foreign key (tenant_id, decision_id) references decision;
create index duty_completion_decision on duty_completion (tenant_id, decision_id);
alter table follow_up_completion
	add column decision_id uuid,
	add foreign key (tenant_id, decision_id) references decision;
create index follow_up_completion_decision on follow_up_completion (tenant_id, decision_id);

-- § runs in the order of the agenda: a matter decided out of turn takes its place until the meeting closes.
alter table decision drop constraint decision_tenant_id_body_id_year_section_key;
alter table decision add constraint decision_section unique (tenant_id, body_id, year, section) deferrable;
grant update (section) on decision to luotsi_app;
create function migration.assert_meeting_open() returns trigger language plpgsql as $$
begin
	if exists (select from agenda_item item
		join meeting_closing closing on closing.tenant_id = item.tenant_id and closing.meeting_id = item.meeting_id
			and closing.undone_at is null
		where item.tenant_id = new.tenant_id and item.id = new.agenda_item_id) then
		raise exception 'The meeting is closed: its numbers stay.' using errcode = 'check_violation';
	end if;
	return new;
end $$;
create trigger section_held before update of section on decision
	for each row when (old.section <> new.section) execute function migration.assert_meeting_open();
