-- Who governs: the management team, the principals, a committee. Seats are posts, so that people may come and go.
create table body (
	tenant_id uuid not null references tenant,
	id uuid not null,
	name text not null check (length(name) between 2 and 120),
	kind text not null check (kind in ('council', 'board', 'committee', 'management_team', 'principals', 'service_management', 'other')),
	service_area_id uuid,
	governance_model text check (governance_model in ('own_strategy', 'principals_review', 'embedded')),
	chair_position_id uuid,
	-- First month of the body's year: January, or August for a work-year.
	year_starts int not null default 1 check (year_starts between 1 and 12),
	-- Where it came from in the ready-made year, so that the same is not offered twice.
	template_key text,
	created_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, id),
	unique (tenant_id, name),
	unique (tenant_id, template_key),
	foreign key (tenant_id, service_area_id) references service_area,
	foreign key (tenant_id, chair_position_id) references position
);
create index body_area on body (tenant_id, service_area_id);
create index body_chair on body (tenant_id, chair_position_id);
select migration.isolate('body', 'select, insert, update');

create table body_member (
	tenant_id uuid not null references tenant,
	body_id uuid not null,
	position_id uuid not null,
	primary key (tenant_id, body_id, position_id),
	foreign key (tenant_id, body_id) references body,
	foreign key (tenant_id, position_id) references position
);
create index body_member_position on body_member (tenant_id, position_id);
select migration.isolate('body_member', 'select, insert, delete');

create table body_retirement (
	tenant_id uuid not null references tenant,
	id uuid not null,
	body_id uuid not null,
	reason text not null default '' check (length(reason) <= 2000),
	retired_by uuid,
	retired_at timestamptz not null default now(),
	restored_by uuid,
	restored_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, body_id) references body,
	foreign key (tenant_id, retired_by) references person,
	foreign key (tenant_id, restored_by) references person
);
create unique index body_retirement_live on body_retirement (tenant_id, body_id) where restored_at is null;
select migration.isolate('body_retirement', 'select, insert, update');

-- What must be done every year, by which body, and on what it rests.
create table duty (
	tenant_id uuid not null references tenant,
	id uuid not null,
	body_id uuid not null,
	name text not null check (length(name) between 2 and 160),
	description text not null default '' check (length(description) <= 4000),
	owner_position_id uuid,
	clause_id uuid,
	origin text not null default 'own' check (origin in ('statute', 'practice', 'own')),
	-- The section of the law, or where the custom is told of.
	basis text not null default '' check (length(basis) <= 300),
	basis_link text not null default '' check (length(basis_link) <= 500),
	rule jsonb not null,
	remind_days int[] not null default '{14,3}',
	-- Days after the day has passed until the chair is told; null: nobody is.
	escalate_after int check (escalate_after between 0 and 90),
	-- Nothing is asked of days before this.
	in_force_from date not null,
	template_key text,
	created_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, id),
	unique (tenant_id, template_key),
	foreign key (tenant_id, body_id) references body,
	foreign key (tenant_id, owner_position_id) references position,
	foreign key (tenant_id, clause_id) references clause
);
create index duty_body on duty (tenant_id, body_id);
create index duty_owner on duty (tenant_id, owner_position_id);
create index duty_clause on duty (tenant_id, clause_id);
select migration.isolate('duty', 'select, insert, update');

create table duty_retirement (
	tenant_id uuid not null references tenant,
	id uuid not null,
	duty_id uuid not null,
	reason text not null default '' check (length(reason) <= 2000),
	-- What was asked before this day is still asked.
	retired_on date not null,
	retired_by uuid,
	retired_at timestamptz not null default now(),
	restored_by uuid,
	restored_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, duty_id) references duty,
	foreign key (tenant_id, retired_by) references person,
	foreign key (tenant_id, restored_by) references person
);
create unique index duty_retirement_live on duty_retirement (tenant_id, duty_id) where restored_at is null;
select migration.isolate('duty_retirement', 'select, insert, update');

-- The duty of one year. The year is that of the rule, also where a moved day falls into another.
create table duty_occurrence (
	tenant_id uuid not null references tenant,
	id uuid not null,
	duty_id uuid not null,
	year int not null check (year between 1990 and 2200),
	starts_on date not null,
	due_on date not null check (due_on >= starts_on),
	-- Set by hand for this year: the rule leaves it alone.
	is_moved boolean not null default false,
	-- Grows with each change that a calendar should notice (RFC 5545 SEQUENCE).
	sequence int not null default 0,
	changed_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, id),
	unique (tenant_id, duty_id, year),
	foreign key (tenant_id, duty_id) references duty
);
create index duty_occurrence_due on duty_occurrence (tenant_id, due_on);
select migration.isolate('duty_occurrence', 'select, insert, update');

-- Done, or left undone with a reason. Taken back by a mark on the row, never by its loss.
create table duty_completion (
	tenant_id uuid not null references tenant,
	id uuid not null,
	occurrence_id uuid not null,
	outcome text not null check (outcome in ('done', 'left_undone')),
	done_on date not null,
	note text not null default '' check (length(note) <= 4000),
	link text not null default '' check (length(link) <= 500),
	completed_by uuid,
	completed_at timestamptz not null default now(),
	undone_by uuid,
	undone_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, occurrence_id) references duty_occurrence,
	foreign key (tenant_id, completed_by) references person,
	foreign key (tenant_id, undone_by) references person
);
create unique index duty_completion_live on duty_completion (tenant_id, occurrence_id) where undone_at is null;
create index duty_completion_occurrence on duty_completion (tenant_id, occurrence_id);
select migration.isolate('duty_completion', 'select, insert, update (undone_by, undone_at)');

-- What a body has taken into its programme of a year; the year is named by the calendar year it begins in.
create table work_programme (
	tenant_id uuid not null references tenant,
	body_id uuid not null,
	year int not null check (year between 1990 and 2200),
	duty_id uuid not null,
	added_by uuid,
	added_at timestamptz not null default now(),
	primary key (tenant_id, body_id, year, duty_id),
	foreign key (tenant_id, body_id) references body,
	foreign key (tenant_id, duty_id) references duty,
	foreign key (tenant_id, added_by) references person
);
create index work_programme_duty on work_programme (tenant_id, duty_id);
select migration.isolate('work_programme', 'select, insert, delete');

-- The occasion is claimed together with its letters: after a crash both are there or neither is.
create table duty_reminder (
	tenant_id uuid not null references tenant,
	occurrence_id uuid not null,
	occasion text not null check (length(occasion) <= 60),
	sent_at timestamptz not null default now(),
	people int not null,
	primary key (tenant_id, occurrence_id, occasion),
	foreign key (tenant_id, occurrence_id) references duty_occurrence
);
select migration.isolate('duty_reminder', 'select, insert');

-- An address that calendar programs ask without signing in: of one body, or of one person's own duties.
create table calendar_feed (
	tenant_id uuid not null references tenant,
	id uuid not null,
	body_id uuid,
	person_id uuid,
	token text not null check (length(token) >= 32),
	made_by uuid,
	made_at timestamptz not null default now(),
	closed_by uuid,
	closed_at timestamptz,
	primary key (tenant_id, id),
	unique (tenant_id, token),
	check (num_nonnulls(body_id, person_id) = 1),
	foreign key (tenant_id, body_id) references body,
	foreign key (tenant_id, person_id) references person,
	foreign key (tenant_id, made_by) references person,
	foreign key (tenant_id, closed_by) references person
);
create unique index calendar_feed_body on calendar_feed (tenant_id, body_id) where closed_at is null;
create unique index calendar_feed_person on calendar_feed (tenant_id, person_id) where closed_at is null;
select migration.isolate('calendar_feed', 'select, insert, update (closed_by, closed_at)');
