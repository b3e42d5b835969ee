-- A body looks at what it answers for once a year: every goal and measure gets a verdict, and the next year begins from it.
create table review_round (
	tenant_id uuid not null references tenant,
	id uuid not null,
	body_id uuid not null,
	-- Null where the service has no document of its own: its embedded measures are looked at.
	strategy_id uuid,
	service_area_id uuid,
	model text not null check (model in ('own_strategy', 'principals_review', 'embedded')),
	-- Of the body: a work-year is named by the calendar year it begins in. The days are kept, whatever the body's year becomes.
	year int not null check (year between 1990 and 2200),
	from_on date not null,
	to_on date not null check (to_on > from_on),
	name text not null check (length(name) between 2 and 160),
	opens_on date not null,
	answer_by date not null check (answer_by >= opens_on),
	-- Goals that come meanwhile are taken along where the whole strategy is looked at.
	is_whole boolean not null default true,
	-- The duty of the annual cycle that it does.
	occurrence_id uuid,
	-- What is told of the year as a whole.
	evidence jsonb not null default '[]',
	evidence_on date,
	opened_by uuid,
	opened_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, id),
	check ((model = 'embedded') = (strategy_id is null)),
	foreign key (tenant_id, body_id) references body,
	foreign key (tenant_id, strategy_id) references strategy,
	foreign key (tenant_id, service_area_id) references service_area,
	foreign key (tenant_id, occurrence_id) references duty_occurrence,
	foreign key (tenant_id, opened_by) references person
);
create index review_round_body on review_round (tenant_id, body_id);
create index review_round_strategy on review_round (tenant_id, strategy_id);
create index review_round_occurrence on review_round (tenant_id, occurrence_id);
select migration.isolate('review_round', 'select, insert, update');

create table review_cancellation (
	tenant_id uuid not null references tenant,
	id uuid not null,
	round_id uuid not null,
	reason text not null default '' check (length(reason) <= 2000),
	cancelled_on date not null,
	cancelled_by uuid,
	cancelled_at timestamptz not null default now(),
	restored_by uuid,
	restored_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, round_id) references review_round,
	foreign key (tenant_id, cancelled_by) references person,
	foreign key (tenant_id, restored_by) references person
);
create unique index review_cancellation_live on review_cancellation (tenant_id, round_id) where restored_at is null;
select migration.isolate('review_cancellation', 'select, insert, update (restored_by, restored_at)');

-- A goal or a measure under review. Its words and evidence are facts as they were when they were last fetched.
create table review_item (
	tenant_id uuid not null references tenant,
	id uuid not null,
	round_id uuid not null,
	ordinal int not null,
	goal_id uuid not null,
	-- Null where the goal itself is looked at.
	measure_id uuid,
	subject jsonb not null,
	evidence jsonb not null default '[]',
	added_on date not null,
	primary key (tenant_id, id),
	foreign key (tenant_id, round_id) references review_round,
	foreign key (tenant_id, goal_id) references goal,
	foreign key (tenant_id, measure_id) references measure
);
create unique index review_item_goal on review_item (tenant_id, round_id, goal_id) where measure_id is null;
create unique index review_item_measure on review_item (tenant_id, round_id, measure_id) where measure_id is not null;
create index review_item_of_goal on review_item (tenant_id, goal_id);
create index review_item_of_measure on review_item (tenant_id, measure_id);
select migration.isolate('review_item', 'select, insert, update (ordinal, subject, evidence)');

-- What a post said, and what the meeting came to; the newest of a seat counts and nothing said is changed.
create table verdict (
	tenant_id uuid not null references tenant,
	id uuid not null,
	review_item_id uuid not null,
	seat text not null check (seat in ('accountable', 'planning', 'implementing', 'meeting')),
	sequence int not null check (sequence >= 1),
	verdict text not null check (verdict in ('keep', 'change', 'close')),
	reason text not null check (length(reason) between 3 and 2000),
	-- How it would be changed: words, or title, text, last day, target.
	proposal jsonb not null default '{}',
	-- Why somebody answered for a post that is not theirs.
	behalf_reason text not null default '' check (length(behalf_reason) <= 500),
	said_on date not null,
	said_by uuid,
	said_at timestamptz not null default now(),
	primary key (tenant_id, id),
	unique (tenant_id, review_item_id, seat, sequence),
	foreign key (tenant_id, review_item_id) references review_item,
	foreign key (tenant_id, said_by) references person
);
select migration.isolate('verdict', 'select, insert');

-- Where the round is on an agenda: what is kept as it is in one matter, what nobody answered in another, the rest one by one.
create table review_agenda_item (
	tenant_id uuid not null references tenant,
	agenda_item_id uuid not null,
	round_id uuid not null,
	part text not null check (part in ('kept', 'unanswered', 'item', 'adoption')),
	review_item_id uuid,
	primary key (tenant_id, agenda_item_id),
	check ((part = 'item') = (review_item_id is not null)),
	foreign key (tenant_id, agenda_item_id) references agenda_item,
	foreign key (tenant_id, round_id) references review_round,
	foreign key (tenant_id, review_item_id) references review_item
);
create index review_agenda_item_round on review_agenda_item (tenant_id, round_id);
create index review_agenda_item_of on review_agenda_item (tenant_id, review_item_id);
select migration.isolate('review_agenda_item', 'select, insert');

-- The body has decided: from here on the round is what stands in its content.
create table review_conclusion (
	tenant_id uuid not null references tenant,
	round_id uuid not null,
	decision_id uuid not null,
	edition_id uuid,
	concluded_on date not null,
	content jsonb not null,
	concluded_by uuid,
	concluded_at timestamptz not null default now(),
	primary key (tenant_id, round_id),
	foreign key (tenant_id, round_id) references review_round,
	foreign key (tenant_id, decision_id) references decision,
	foreign key (tenant_id, edition_id) references edition,
	foreign key (tenant_id, concluded_by) references person
);
create index review_conclusion_decision on review_conclusion (tenant_id, decision_id);
create index review_conclusion_edition on review_conclusion (tenant_id, edition_id);
select migration.isolate('review_conclusion', 'select, insert');

-- A duty that opens the review of a strategy by itself when its days begin.
create table review_opening (
	tenant_id uuid not null references tenant,
	duty_id uuid not null,
	strategy_id uuid,
	answer_days int not null default 14 check (answer_days between 1 and 90),
	set_by uuid,
	set_at timestamptz not null default now(),
	primary key (tenant_id, duty_id),
	foreign key (tenant_id, duty_id) references duty,
	foreign key (tenant_id, strategy_id) references strategy,
	foreign key (tenant_id, set_by) references person
);
create index review_opening_strategy on review_opening (tenant_id, strategy_id);
select migration.isolate('review_opening', 'select, insert, update, delete');

-- What the plan of a work-year is called in a service, and the day its year begins.
create table work_plan_form (
	tenant_id uuid not null references tenant,
	service_area_id uuid not null,
	kind text not null check (kind in ('work_year', 'school_year', 'operating', 'work', 'own')),
	own_name text not null default '' check (length(own_name) <= 80),
	starts_month int not null default 8 check (starts_month between 1 and 12),
	starts_day int not null default 1 check (starts_day between 1 and 28),
	version int not null default 1,
	primary key (tenant_id, service_area_id),
	check ((kind = 'own') = (own_name <> '')),
	foreign key (tenant_id, service_area_id) references service_area
);
select migration.isolate('work_plan_form', 'select, insert, update');

-- The plan of one work-year: a view of the measures until it is adopted, then what it said on that day.
create table work_plan (
	tenant_id uuid not null references tenant,
	id uuid not null,
	service_area_id uuid not null,
	year int not null check (year between 1990 and 2200),
	preface text not null default '' check (length(preface) <= 8000),
	made_by uuid,
	made_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, id),
	unique (tenant_id, service_area_id, year),
	foreign key (tenant_id, service_area_id) references service_area,
	foreign key (tenant_id, made_by) references person
);
select migration.isolate('work_plan', 'select, insert, update');

create table work_plan_adoption (
	tenant_id uuid not null references tenant,
	work_plan_id uuid not null,
	decision_id uuid not null,
	adopted_on date not null,
	content jsonb not null,
	adopted_by uuid,
	adopted_at timestamptz not null default now(),
	primary key (tenant_id, work_plan_id),
	foreign key (tenant_id, work_plan_id) references work_plan,
	foreign key (tenant_id, decision_id) references decision,
	foreign key (tenant_id, adopted_by) references person
);
create index work_plan_adoption_decision on work_plan_adoption (tenant_id, decision_id);
select migration.isolate('work_plan_adoption', 'select, insert');
