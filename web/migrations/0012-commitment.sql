-- The year's list of needs to which every unit says what they mean to it.
create table commitment_list (
	tenant_id uuid not null references tenant,
	id uuid not null,
	name text not null check (length(name) between 2 and 200),
	year int not null check (year between 2000 and 2100),
	greeting text not null default '' check (length(greeting) <= 2000),
	answer_by date not null,
	-- The adopted plan it was made from; none when it was made of accepted needs.
	plan_id uuid,
	made_by uuid,
	made_at timestamptz not null default now(),
	closed_at timestamptz,
	closed_by uuid,
	version int not null default 1,
	primary key (tenant_id, id),
	unique (tenant_id, name),
	foreign key (tenant_id, plan_id) references plan,
	foreign key (tenant_id, made_by) references person,
	foreign key (tenant_id, closed_by) references person
);
select migration.isolate('commitment_list', 'select, insert, update');

create table commitment_item (
	tenant_id uuid not null references tenant,
	list_id uuid not null,
	need_id uuid not null,
	primary key (tenant_id, list_id, need_id),
	foreign key (tenant_id, list_id) references commitment_list,
	foreign key (tenant_id, need_id) references need
);
create index commitment_item_need on commitment_item (tenant_id, need_id);
select migration.isolate('commitment_item', 'select, insert');

-- Units that are asked: a unit opened later is not behind with its answers.
create table commitment_asked (
	tenant_id uuid not null references tenant,
	list_id uuid not null,
	service_unit_id uuid not null,
	primary key (tenant_id, list_id, service_unit_id),
	foreign key (tenant_id, list_id) references commitment_list,
	foreign key (tenant_id, service_unit_id) references service_unit
);
create index commitment_asked_unit on commitment_asked (tenant_id, service_unit_id);
select migration.isolate('commitment_asked', 'select, insert');

-- One unit's answer to one need. Declining stands alone and has its reason.
create table commitment (
	tenant_id uuid not null references tenant,
	list_id uuid not null,
	need_id uuid not null,
	service_unit_id uuid not null,
	stances text[] not null check (cardinality(stances) > 0 and stances <@ array['takes_part', 'benefits', 'pays', 'declines']),
	words text not null default '' check (length(words) <= 2000),
	share numeric(12, 2) check (share >= 0),
	answered_by uuid,
	answered_by_name text not null check (length(answered_by_name) between 1 and 120),
	answered_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, list_id, need_id, service_unit_id),
	check (not 'declines' = any (stances) or (cardinality(stances) = 1 and length(words) > 0)),
	check (share is null or 'pays' = any (stances)),
	foreign key (tenant_id, list_id, need_id) references commitment_item,
	foreign key (tenant_id, list_id, service_unit_id) references commitment_asked,
	foreign key (tenant_id, answered_by) references person
);
create index commitment_unit on commitment (tenant_id, list_id, service_unit_id);
select migration.isolate('commitment', 'select, insert, update, delete');
