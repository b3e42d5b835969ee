-- Working days of a post taken for something else than the work of the plan, a training for instance.
create table capacity_reservation (
	tenant_id uuid not null references tenant,
	id uuid not null,
	position_id uuid not null,
	starts_on date not null,
	ends_on date not null check (ends_on >= starts_on),
	days numeric(6, 2) not null check (days > 0),
	title text not null check (length(title) between 1 and 200),
	-- What takes them; it puts its reservations down and takes them away itself.
	source_kind text not null check (source_kind in ('training')),
	source_id uuid not null,
	primary key (tenant_id, id),
	unique (tenant_id, source_kind, source_id, position_id),
	foreign key (tenant_id, position_id) references position
);
create index capacity_reservation_position on capacity_reservation (tenant_id, position_id);
select migration.isolate('capacity_reservation', 'select, insert, delete');
