-- What is agreed to be done for a goal: out of a planned need, by itself, or as part of another activity.
create table measure (
	tenant_id uuid not null references tenant,
	id uuid not null,
	goal_id uuid not null,
	code text not null check (length(code) between 1 and 30),
	title text not null check (length(title) between 3 and 300),
	description text not null default '' check (length(description) <= 4000),
	source text not null default 'own' check (source in ('own', 'need', 'embedded')),
	need_id uuid,
	-- The adopted plan whose dates and money were last taken or knowingly left.
	plan_id uuid,
	-- The activity of culture or sports it is part of, and how much of that one's cost is ICT.
	host_activity text not null default '' check (length(host_activity) <= 300),
	ict_share int check (ict_share between 0 and 100),
	-- Whose activity it is, where neither its units nor its strategy tell.
	service_area_id uuid,
	-- Once and for all; what it costs every year after that stands beside.
	cost_total numeric(12, 2) not null default 0 check (cost_total >= 0),
	cost_yearly numeric(12, 2) not null default 0 check (cost_yearly >= 0),
	starts_on date,
	ends_on date,
	planning_position_id uuid,
	implementing_position_id uuid,
	created_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, id),
	unique (tenant_id, goal_id, code),
	-- A planned need is entered once.
	unique (tenant_id, need_id),
	check ((source = 'need') = (need_id is not null)),
	check (source <> 'embedded' or (host_activity <> '' and ict_share is not null)),
	check (ends_on is null or starts_on is null or ends_on >= starts_on),
	foreign key (tenant_id, goal_id) references goal,
	foreign key (tenant_id, need_id) references need,
	foreign key (tenant_id, plan_id) references plan,
	foreign key (tenant_id, service_area_id) references service_area,
	foreign key (tenant_id, planning_position_id) references position,
	foreign key (tenant_id, implementing_position_id) references position
);
create index measure_planning on measure (tenant_id, planning_position_id);
create index measure_implementing on measure (tenant_id, implementing_position_id);
create index measure_area on measure (tenant_id, service_area_id);
select migration.isolate('measure', 'select, insert, update');

create table measure_deputy (
	tenant_id uuid not null references tenant,
	measure_id uuid not null,
	duty text not null check (duty in ('planning', 'implementing')),
	position_id uuid not null,
	primary key (tenant_id, measure_id, duty, position_id),
	foreign key (tenant_id, measure_id) references measure,
	foreign key (tenant_id, position_id) references position
);
create index measure_deputy_position on measure_deputy (tenant_id, position_id);
select migration.isolate('measure_deputy', 'select, insert, delete');

create table measure_unit (
	tenant_id uuid not null references tenant,
	measure_id uuid not null,
	service_unit_id uuid not null,
	primary key (tenant_id, measure_id, service_unit_id),
	foreign key (tenant_id, measure_id) references measure,
	foreign key (tenant_id, service_unit_id) references service_unit
);
create index measure_unit_unit on measure_unit (tenant_id, service_unit_id);
select migration.isolate('measure_unit', 'select, insert, delete');

create table measure_retirement (
	tenant_id uuid not null references tenant,
	id uuid not null,
	measure_id uuid not null,
	reason text not null default '' check (length(reason) <= 2000),
	retired_on date not null,
	retired_by uuid,
	retired_at timestamptz not null default now(),
	restored_by uuid,
	restored_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, measure_id) references measure,
	foreign key (tenant_id, retired_by) references person,
	foreign key (tenant_id, restored_by) references person
);
create unique index measure_retirement_live on measure_retirement (tenant_id, measure_id) where restored_at is null;
select migration.isolate('measure_retirement', 'select, insert, update (restored_by, restored_at)');

-- What was said of a measure, one under the other: nothing said is changed.
create table measure_progress (
	tenant_id uuid not null references tenant,
	id uuid not null,
	measure_id uuid not null,
	said_on date not null,
	percent int not null check (percent between 0 and 100),
	state text not null check (state in ('not_started', 'on_track', 'late', 'stuck', 'done')),
	note text not null default '' check (length(note) <= 2000),
	said_by uuid,
	said_at timestamptz not null default now(),
	primary key (tenant_id, id),
	foreign key (tenant_id, measure_id) references measure,
	foreign key (tenant_id, said_by) references person
);
create index measure_progress_newest on measure_progress (tenant_id, measure_id, said_on desc, id desc);
select migration.isolate('measure_progress', 'select, insert');

-- How a goal is followed.
create table indicator (
	tenant_id uuid not null references tenant,
	id uuid not null,
	goal_id uuid not null,
	name text not null check (length(name) between 2 and 200),
	description text not null default '' check (length(description) <= 2000),
	-- Of measurement: %, pieces, visits.
	unit text not null default '' check (length(unit) <= 40),
	source text not null default '' check (length(source) <= 300),
	direction text not null default 'up' check (direction in ('up', 'down')),
	-- How the units' readings make the whole.
	combined text not null default 'sum' check (combined in ('sum', 'mean')),
	created_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, id),
	unique (tenant_id, goal_id, name),
	foreign key (tenant_id, goal_id) references goal
);
select migration.isolate('indicator', 'select, insert, update');

-- The aimed value at the end of a year.
create table indicator_target (
	tenant_id uuid not null references tenant,
	indicator_id uuid not null,
	year int not null check (year between 1990 and 2100),
	value numeric(18, 4) not null,
	primary key (tenant_id, indicator_id, year),
	foreign key (tenant_id, indicator_id) references indicator
);
select migration.isolate('indicator_target', 'select, insert, update, delete');

create table indicator_retirement (
	tenant_id uuid not null references tenant,
	id uuid not null,
	indicator_id uuid not null,
	reason text not null default '' check (length(reason) <= 2000),
	retired_on date not null,
	retired_by uuid,
	retired_at timestamptz not null default now(),
	restored_by uuid,
	restored_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, indicator_id) references indicator,
	foreign key (tenant_id, retired_by) references person,
	foreign key (tenant_id, restored_by) references person
);
create unique index indicator_retirement_live on indicator_retirement (tenant_id, indicator_id) where restored_at is null;
select migration.isolate('indicator_retirement', 'select, insert, update (restored_by, restored_at)');

-- A file of readings: its rows as they stood, read into use once and taken back whole.
create table reading_import (
	tenant_id uuid not null references tenant,
	id uuid not null,
	indicator_id uuid,
	file_name text not null check (length(file_name) between 1 and 255),
	columns text[] not null,
	cells jsonb not null,
	begun_by uuid,
	begun_at timestamptz not null default now(),
	saved_at timestamptz,
	undone_by uuid,
	undone_at timestamptz,
	version int not null default 1,
	primary key (tenant_id, id),
	check (undone_at is null or saved_at is not null),
	foreign key (tenant_id, indicator_id) references indicator,
	foreign key (tenant_id, begun_by) references person,
	foreign key (tenant_id, undone_by) references person
);
select migration.isolate('reading_import', 'select, insert, update');

create table reading (
	tenant_id uuid not null references tenant,
	id uuid not null,
	indicator_id uuid not null,
	-- Without a unit it is of the whole.
	service_unit_id uuid,
	read_on date not null,
	value numeric(18, 4) not null,
	source text not null check (source in ('hand', 'import', 'connection')),
	note text not null default '' check (length(note) <= 500),
	import_id uuid,
	said_by uuid,
	said_at timestamptz not null default now(),
	primary key (tenant_id, id),
	check ((source = 'import') = (import_id is not null)),
	foreign key (tenant_id, indicator_id) references indicator,
	foreign key (tenant_id, service_unit_id) references service_unit,
	foreign key (tenant_id, import_id) references reading_import,
	foreign key (tenant_id, said_by) references person
);
create index reading_newest on reading (tenant_id, indicator_id, service_unit_id, read_on desc, id desc);
create index reading_import_of on reading (tenant_id, import_id) where import_id is not null;
select migration.isolate('reading', 'select, insert');

-- A wrong reading is taken back, never erased.
create table reading_withdrawal (
	tenant_id uuid not null references tenant,
	reading_id uuid not null,
	reason text not null default '' check (length(reason) <= 500),
	withdrawn_by uuid,
	withdrawn_at timestamptz not null default now(),
	primary key (tenant_id, reading_id),
	foreign key (tenant_id, reading_id) references reading,
	foreign key (tenant_id, withdrawn_by) references person
);
select migration.isolate('reading_withdrawal', 'select, insert');
