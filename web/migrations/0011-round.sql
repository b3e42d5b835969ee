-- A time in which every unit is asked for its needs. One at a time: their days never overlap.
create table intake_round (
	tenant_id uuid not null references tenant,
	id uuid not null,
	name text not null check (length(name) between 2 and 120),
	opens_on date not null,
	closes_on date not null check (closes_on >= opens_on),
	greeting text not null default '' check (length(greeting) <= 2000),
	question text not null default '' check (length(question) <= 300),
	-- After this round and until the next one, needs may still be said.
	accepts_between boolean not null default true,
	does_remind boolean not null default true,
	opened_by uuid,
	created_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, id),
	unique (tenant_id, name),
	foreign key (tenant_id, opened_by) references person
);
create index intake_round_day on intake_round (tenant_id, opens_on);
select migration.isolate('intake_round', 'select, insert, update');

-- Closed before its day, and opened again if it was: the row tells who and when.
create table round_closure (
	tenant_id uuid not null references tenant,
	id uuid not null,
	round_id uuid not null,
	reason text not null default '' check (length(reason) <= 2000),
	closed_by uuid,
	closed_at timestamptz not null default now(),
	reopened_by uuid,
	reopened_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, round_id) references intake_round,
	foreign key (tenant_id, closed_by) references person,
	foreign key (tenant_id, reopened_by) references person
);
create unique index round_closure_live on round_closure (tenant_id, round_id) where reopened_at is null;
select migration.isolate('round_closure', 'select, insert, update');

-- "Nothing this time": an answer too, so that silence can be told from it.
create table round_answer (
	tenant_id uuid not null references tenant,
	id uuid not null,
	round_id uuid not null,
	service_unit_id uuid not null,
	words text not null default '' check (length(words) <= 2000),
	person_id uuid,
	answered_at timestamptz not null default now(),
	withdrawn_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, round_id) references intake_round,
	foreign key (tenant_id, service_unit_id) references service_unit,
	foreign key (tenant_id, person_id) references person
);
create unique index round_answer_live on round_answer (tenant_id, round_id, service_unit_id) where withdrawn_at is null;
select migration.isolate('round_answer', 'select, insert, update');

-- A sentence typed in from a paper form belongs to the round of the form, on whatever day it is typed.
create table paper_form (
	tenant_id uuid not null references tenant,
	id uuid not null,
	round_id uuid not null,
	need_id uuid not null,
	wording_id uuid not null,
	entered_by uuid not null,
	entered_at timestamptz not null default now(),
	primary key (tenant_id, id),
	unique (tenant_id, wording_id),
	foreign key (tenant_id, round_id) references intake_round,
	foreign key (tenant_id, need_id) references need on delete cascade,
	foreign key (tenant_id, wording_id) references wording on delete cascade,
	foreign key (tenant_id, entered_by) references person
);
create index paper_form_round on paper_form (tenant_id, round_id, entered_by, entered_at);
create index paper_form_need on paper_form (tenant_id, need_id);
select migration.isolate('paper_form', 'select, insert, delete');

-- A time the units were written to. The key makes each happen once: after a crash it is there or it never was.
create table round_reminder (
	tenant_id uuid not null references tenant,
	id uuid not null,
	round_id uuid not null,
	kind text not null check (kind in ('opened', 'halfway', 'last_days', 'closed', 'by_hand')),
	sent_on date not null,
	occasion text not null,
	sent_by uuid,
	sent_at timestamptz not null default now(),
	primary key (tenant_id, id),
	unique (tenant_id, round_id, occasion),
	foreign key (tenant_id, round_id) references intake_round,
	foreign key (tenant_id, sent_by) references person
);
select migration.isolate('round_reminder', 'select, insert');

create table round_letter (
	tenant_id uuid not null references tenant,
	reminder_id uuid not null,
	service_unit_id uuid not null,
	person_id uuid not null,
	primary key (tenant_id, reminder_id, service_unit_id, person_id),
	foreign key (tenant_id, reminder_id) references round_reminder,
	foreign key (tenant_id, service_unit_id) references service_unit,
	foreign key (tenant_id, person_id) references person
);
create index round_letter_unit on round_letter (tenant_id, service_unit_id);
select migration.isolate('round_letter', 'select, insert');

create index wording_said on wording (tenant_id, said_at);
