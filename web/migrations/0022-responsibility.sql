-- Everything a post answered for, given to another in one act; what moved is kept so that it can be brought back.
create table hand_over (
	tenant_id uuid not null references tenant,
	id uuid not null,
	from_position_id uuid not null,
	to_position_id uuid not null,
	handed_on date not null,
	note text not null default '' check (length(note) <= 2000),
	moved jsonb not null,
	handed_by uuid,
	handed_at timestamptz not null default now(),
	undone_by uuid,
	undone_at timestamptz,
	primary key (tenant_id, id),
	check (from_position_id <> to_position_id),
	foreign key (tenant_id, from_position_id) references position,
	foreign key (tenant_id, to_position_id) references position,
	foreign key (tenant_id, handed_by) references person,
	foreign key (tenant_id, undone_by) references person
);
create index hand_over_from on hand_over (tenant_id, from_position_id);
create index hand_over_to on hand_over (tenant_id, to_position_id);
select migration.isolate('hand_over', 'select, insert, update (undone_by, undone_at)');

-- What was agreed stands once the minutes are signed; who does it may still be handed on with a post.
drop trigger signed_off on follow_up;
create trigger signed_off before insert or update of agenda_item_id, title, due_on on follow_up
	for each row execute function migration.assert_not_signed_off('item');
