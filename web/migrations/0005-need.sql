create table need (
	tenant_id uuid not null references tenant,
	id uuid not null,
	number int not null,
	title text not null check (length(title) between 3 and 300),
	state text not null default 'new' check (state in ('new', 'clarifying', 'accepted', 'merged', 'planned', 'done', 'rejected', 'withdrawn')),
	state_reason text not null default '',
	kind text,
	service_unit_id uuid not null,
	channel text not null check (channel in ('form', 'unit_link', 'import')),
	cost_investment numeric(12, 2) not null default 0 check (cost_investment >= 0),
	cost_one_off numeric(12, 2) not null default 0 check (cost_one_off >= 0),
	cost_yearly numeric(12, 2) not null default 0 check (cost_yearly >= 0),
	earliest_on date,
	deadline_on date,
	duration_weeks int check (duration_weeks between 1 and 156),
	external_key text,
	external_group text,
	import_run_id uuid,
	version int not null default 1,
	created_at timestamptz not null default now(),
	primary key (tenant_id, id),
	unique (tenant_id, number),
	unique (tenant_id, external_key),
	check (deadline_on is null or earliest_on is null or deadline_on >= earliest_on),
	foreign key (tenant_id, service_unit_id) references service_unit
);
create index need_state on need (tenant_id, state, number);
create index need_unit on need (tenant_id, service_unit_id);
create index need_group on need (tenant_id, external_group);
select migration.isolate('need', 'select, insert, update, delete');

-- Numbers are the tenant's own: a shared sequence would show others' volume.
create table need_counter (
	tenant_id uuid primary key references tenant,
	last_number int not null default 0
);
select migration.isolate('need_counter', 'select, insert, update');

-- A unit's own sentence. origin_need_id is where it was said, base_need_id where it belongs when no merger is in
-- force (another one only after it was split off), need_id where it stands now: base followed through live mergers.
create table wording (
	tenant_id uuid not null references tenant,
	id uuid not null,
	need_id uuid not null,
	base_need_id uuid not null,
	origin_need_id uuid not null,
	service_unit_id uuid not null,
	text text not null check (length(text) between 3 and 4000),
	place text not null default '' check (length(place) <= 500),
	why text not null default '' check (length(why) <= 4000),
	submitter_name text not null default '' check (length(submitter_name) <= 120),
	person_id uuid,
	said_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, id),
	foreign key (tenant_id, need_id) references need,
	foreign key (tenant_id, base_need_id) references need,
	foreign key (tenant_id, origin_need_id) references need,
	foreign key (tenant_id, service_unit_id) references service_unit,
	foreign key (tenant_id, person_id) references person
);
create index wording_need on wording (tenant_id, need_id);
create index wording_base on wording (tenant_id, base_need_id);
create index wording_unit on wording (tenant_id, service_unit_id);
select migration.isolate('wording', 'select, insert, update, delete');

-- What was said by units' links in the last hour and from where: one address must not fill the list.
create table link_saying (
	tenant_id uuid not null references tenant,
	id uuid not null,
	service_unit_id uuid not null,
	address_hash bytea not null,
	said_at timestamptz not null default now(),
	primary key (tenant_id, id),
	foreign key (tenant_id, service_unit_id) references service_unit on delete cascade
);
create index link_saying_at on link_saying (tenant_id, said_at);
select migration.isolate('link_saying', 'select, insert, delete');

create table need_effort (
	tenant_id uuid not null references tenant,
	need_id uuid not null,
	role_id uuid not null,
	days numeric(7, 2) not null check (days > 0),
	primary key (tenant_id, need_id, role_id),
	foreign key (tenant_id, need_id) references need on delete cascade,
	foreign key (tenant_id, role_id) references role
);
select migration.isolate('need_effort', 'select, insert, update, delete');

-- What waits for what, as it was said; it stays as said through mergers.
create table need_dependency_said (
	tenant_id uuid not null references tenant,
	need_id uuid not null,
	depends_on_id uuid not null,
	primary key (tenant_id, need_id, depends_on_id),
	check (need_id <> depends_on_id),
	foreign key (tenant_id, need_id) references need on delete cascade,
	foreign key (tenant_id, depends_on_id) references need on delete cascade
);
create index need_dependency_said_on on need_dependency_said (tenant_id, depends_on_id);
select migration.isolate('need_dependency_said', 'select, insert, delete');

-- What waits for what now: the said ones with both ends followed through live mergers. Plans read this one.
create table need_dependency (
	tenant_id uuid not null references tenant,
	need_id uuid not null,
	depends_on_id uuid not null,
	primary key (tenant_id, need_id, depends_on_id),
	check (need_id <> depends_on_id),
	foreign key (tenant_id, need_id) references need on delete cascade,
	foreign key (tenant_id, depends_on_id) references need on delete cascade
);
create index need_dependency_on on need_dependency (tenant_id, depends_on_id);
select migration.isolate('need_dependency', 'select, insert, delete');

create table need_goal (
	tenant_id uuid not null references tenant,
	need_id uuid not null,
	goal_id uuid not null,
	primary key (tenant_id, need_id, goal_id),
	foreign key (tenant_id, need_id) references need on delete cascade,
	foreign key (tenant_id, goal_id) references goal
);
create index need_goal_goal on need_goal (tenant_id, goal_id);
select migration.isolate('need_goal', 'select, insert, delete');

-- One row per act of merging; splitting back sets undone_at, nothing is erased.
create table need_merger (
	tenant_id uuid not null references tenant,
	id uuid not null,
	from_need_id uuid not null,
	into_need_id uuid not null,
	from_state text not null,
	merged_by uuid,
	merged_at timestamptz not null default now(),
	undone_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, from_need_id) references need,
	foreign key (tenant_id, into_need_id) references need
);
create index need_merger_into on need_merger (tenant_id, into_need_id);
create unique index need_merger_from on need_merger (tenant_id, from_need_id) where undone_at is null;
select migration.isolate('need_merger', 'select, insert, update');

create table criterion (
	tenant_id uuid not null references tenant,
	id uuid not null,
	name text not null check (length(name) between 2 and 120),
	question text not null default '',
	weight numeric(6, 2) not null check (weight >= 0 and weight <= 100),
	scale_min int not null default 0,
	scale_max int not null default 4,
	direction text not null default 'up' check (direction in ('up', 'down')),
	anchors jsonb not null default '{}',
	position int not null default 0,
	retired_at timestamptz,
	version int not null default 1,
	primary key (tenant_id, id),
	check (scale_max > scale_min)
);
create unique index criterion_name on criterion (tenant_id, name) where retired_at is null;
select migration.isolate('criterion', 'select, insert, update');

create table score (
	tenant_id uuid not null references tenant,
	need_id uuid not null,
	criterion_id uuid not null,
	person_id uuid not null,
	value int not null,
	comment text not null default '' check (length(comment) <= 1000),
	version int not null default 1,
	scored_at timestamptz not null default now(),
	primary key (tenant_id, need_id, criterion_id, person_id),
	foreign key (tenant_id, need_id) references need on delete cascade,
	foreign key (tenant_id, criterion_id) references criterion,
	foreign key (tenant_id, person_id) references person
);
create index score_person on score (tenant_id, person_id);
select migration.isolate('score', 'select, insert, update, delete');
