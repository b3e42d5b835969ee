-- What residents may see of an item, field by field: who said so and when. Without a row the usual of its kind holds.
create table item_publicity (
	tenant_id uuid not null references tenant,
	id uuid not null,
	subject_kind text not null check (subject_kind in ('goal', 'measure', 'indicator', 'decision', 'need')),
	subject_id uuid not null,
	-- `item` is the whole: while it is not public, none of its fields is.
	field text not null check (length(field) between 1 and 40),
	state text not null check (state in ('draft', 'approved', 'public')),
	set_by uuid,
	set_at timestamptz not null default now(),
	superseded_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, set_by) references person
);
create unique index item_publicity_in_force on item_publicity (tenant_id, subject_kind, subject_id, field)
	where superseded_at is null;
select migration.isolate('item_publicity', 'select, insert, update (superseded_at)');

-- The same in plain words for residents, a language at a time; the newest of a language is in force.
create table plain_wording (
	tenant_id uuid not null references tenant,
	id uuid not null,
	subject_kind text not null check (subject_kind in ('goal', 'measure', 'indicator', 'decision', 'need')),
	subject_id uuid not null,
	locale text not null check (locale in ('fi', 'sv', 'en')),
	-- Empty: taken away.
	text text not null check (length(text) <= 2000),
	written_by uuid,
	written_at timestamptz not null default now(),
	superseded_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, written_by) references person
);
create unique index plain_wording_in_force on plain_wording (tenant_id, subject_kind, subject_id, locale)
	where superseded_at is null;
select migration.isolate('plain_wording', 'select, insert, update (superseded_at)');

-- One row a municipality: on what terms its data may be used, who takes feedback, and how accessible the site is.
create table public_setting (
	tenant_id uuid primary key references tenant,
	licence text not null default 'CC-BY-4.0' check (licence in ('CC-BY-4.0', 'CC0-1.0', 'other')),
	-- Of another licence only.
	licence_name text not null default '' check (length(licence_name) <= 120),
	licence_url text not null default '' check (length(licence_url) <= 500),
	feedback_position_id uuid,
	conformance text not null default 'partial' check (conformance in ('full', 'partial', 'none')),
	-- Where accessibility feedback is taken beside the form.
	contact_unit text not null default '' check (length(contact_unit) <= 200),
	contact_email text not null default '' check (length(contact_email) <= 254),
	contact_phone text not null default '' check (length(contact_phone) <= 40),
	version int not null default 1,
	foreign key (tenant_id, feedback_position_id) references position
);
select migration.isolate('public_setting', 'select, insert, update');

-- What of the site is not accessible, and why.
create table accessibility_gap (
	tenant_id uuid not null references tenant,
	id uuid not null,
	criterion text not null default '' check (length(criterion) <= 40),
	ground text not null check (ground in ('shortcoming', 'burden', 'outside')),
	noticed_on date not null,
	-- When it is meant to be in order; null when it is not known.
	mend_by date,
	created_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, id)
);
select migration.isolate('accessibility_gap', 'select, insert, update');

create table accessibility_gap_words (
	tenant_id uuid not null references tenant,
	gap_id uuid not null,
	locale text not null check (locale in ('fi', 'sv', 'en')),
	what text not null check (length(what) between 1 and 1000),
	-- How one gets to the same otherwise.
	instead text not null default '' check (length(instead) <= 1000),
	primary key (tenant_id, gap_id, locale),
	foreign key (tenant_id, gap_id) references accessibility_gap
);
select migration.isolate('accessibility_gap_words', 'select, insert, update, delete');

create table accessibility_repair (
	tenant_id uuid not null references tenant,
	id uuid not null,
	gap_id uuid not null,
	mended_on date not null,
	said_by uuid,
	said_at timestamptz not null default now(),
	undone_at timestamptz,
	undone_by uuid,
	primary key (tenant_id, id),
	foreign key (tenant_id, gap_id) references accessibility_gap,
	foreign key (tenant_id, said_by) references person,
	foreign key (tenant_id, undone_by) references person
);
create unique index accessibility_repair_live on accessibility_repair (tenant_id, gap_id) where undone_at is null;
select migration.isolate('accessibility_repair', 'select, insert, update (undone_at, undone_by)');

create table accessibility_assessment (
	tenant_id uuid not null references tenant,
	id uuid not null,
	assessed_on date not null,
	method text not null check (method in ('automatic', 'self', 'expert', 'users')),
	-- By what or whom: a program and its version, a firm. Never a person's name.
	assessor text not null default '' check (length(assessor) <= 200),
	pages int check (pages between 0 and 100000),
	findings int check (findings between 0 and 100000),
	said_by uuid,
	said_at timestamptz not null default now(),
	primary key (tenant_id, id),
	foreign key (tenant_id, said_by) references person
);
select migration.isolate('accessibility_assessment', 'select, insert');

-- What a resident says of a page or an item, with no account.
create table feedback (
	tenant_id uuid not null references tenant,
	id uuid not null,
	number int not null,
	kind text not null check (kind in ('comment', 'accessibility')),
	page text not null check (page like '/%' and length(page) <= 500),
	subject_kind text check (subject_kind in ('goal', 'measure', 'indicator', 'decision', 'need')),
	subject_id uuid,
	-- Wiped with the address when it is asked for.
	text text not null check (length(text) <= 4000),
	email text check (email = lower(email) and length(email) <= 254),
	locale text not null check (locale in ('fi', 'sv', 'en')),
	-- The link by which the speaker sees the answer and can have all erased.
	token text not null check (length(token) = 32),
	said_on date not null,
	-- The law gives fourteen days for accessibility feedback.
	due_on date,
	said_at timestamptz not null default now(),
	primary key (tenant_id, id),
	unique (tenant_id, number),
	unique (tenant_id, token),
	check ((subject_kind is null) = (subject_id is null))
);
create index feedback_newest on feedback (tenant_id, said_at desc, id);
select migration.isolate('feedback', 'select, insert, update (text, email, page)');

create table feedback_answer (
	tenant_id uuid not null references tenant,
	id uuid not null,
	feedback_id uuid not null,
	text text not null check (length(text) <= 4000),
	answered_on date not null,
	answered_by uuid,
	answered_at timestamptz not null default now(),
	primary key (tenant_id, id),
	foreign key (tenant_id, feedback_id) references feedback,
	foreign key (tenant_id, answered_by) references person
);
create index feedback_answer_of on feedback_answer (tenant_id, feedback_id);
select migration.isolate('feedback_answer', 'select, insert, update (text)');

-- Out of hand without an answer: made a need of, or closed with a reason. Taken back by a mark.
create table feedback_closing (
	tenant_id uuid not null references tenant,
	id uuid not null,
	feedback_id uuid not null,
	outcome text not null check (outcome in ('need', 'closed')),
	reason text not null default '' check (length(reason) <= 2000),
	need_id uuid,
	closed_on date not null,
	closed_by uuid,
	closed_at timestamptz not null default now(),
	reopened_by uuid,
	reopened_at timestamptz,
	primary key (tenant_id, id),
	check ((outcome = 'need') = (need_id is not null)),
	foreign key (tenant_id, feedback_id) references feedback,
	foreign key (tenant_id, need_id) references need,
	foreign key (tenant_id, closed_by) references person,
	foreign key (tenant_id, reopened_by) references person
);
create unique index feedback_closing_live on feedback_closing (tenant_id, feedback_id) where reopened_at is null;
select migration.isolate('feedback_closing', 'select, insert, update (reopened_by, reopened_at)');

create table feedback_erasure (
	tenant_id uuid not null references tenant,
	feedback_id uuid not null,
	asked_by text not null check (asked_by in ('speaker', 'staff')),
	erased_by uuid,
	erased_at timestamptz not null default now(),
	primary key (tenant_id, feedback_id),
	foreign key (tenant_id, feedback_id) references feedback,
	foreign key (tenant_id, erased_by) references person
);
select migration.isolate('feedback_erasure', 'select, insert');

-- Who has sent lately, by a hash kept for an hour: a flood is told from a busy day.
create table feedback_sending (
	tenant_id uuid not null references tenant,
	id uuid not null,
	address_hash bytea not null,
	feedback_id uuid,
	sent_at timestamptz not null default now(),
	primary key (tenant_id, id),
	foreign key (tenant_id, feedback_id) references feedback
);
create index feedback_sending_lately on feedback_sending (tenant_id, sent_at);
select migration.isolate('feedback_sending', 'select, insert, delete');
