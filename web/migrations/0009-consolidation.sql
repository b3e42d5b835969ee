-- Two needs judged not the same, as they stood when it was said; followed through mergers where it is asked about.
create table need_difference (
	tenant_id uuid not null references tenant,
	need_id uuid not null,
	other_id uuid not null,
	act_id uuid not null,
	judged_by uuid,
	judged_at timestamptz not null default now(),
	primary key (tenant_id, need_id, other_id),
	check (need_id <> other_id),
	foreign key (tenant_id, need_id) references need on delete cascade,
	foreign key (tenant_id, other_id) references need on delete cascade,
	foreign key (tenant_id, judged_by) references person
);
create index need_difference_other on need_difference (tenant_id, other_id);
create index need_difference_act on need_difference (tenant_id, act_id);
select migration.isolate('need_difference', 'select, insert, delete');

-- A need that is a piece of a larger one and yet its own; as it was said, followed through mergers like dependencies.
create table need_part (
	tenant_id uuid not null references tenant,
	part_id uuid not null,
	whole_id uuid not null,
	act_id uuid not null,
	said_at timestamptz not null default now(),
	primary key (tenant_id, part_id, whole_id),
	check (part_id <> whole_id),
	foreign key (tenant_id, part_id) references need on delete cascade,
	foreign key (tenant_id, whole_id) references need on delete cascade
);
create index need_part_whole on need_part (tenant_id, whole_id);
create index need_part_act on need_part (tenant_id, act_id);
select migration.isolate('need_part', 'select, insert, delete');

-- One row an act of consolidating, with what is needed to undo it exactly. Needs are named without a key to them: an
-- act stays in the trail when an import that brought its needs is taken back.
create table consolidation_act (
	tenant_id uuid not null references tenant,
	id uuid not null,
	number int not null,
	kind text not null check (kind in ('merge', 'split', 'split_wording', 'different', 'part', 'wait', 'later', 'state')),
	need_id uuid not null,
	need_ids text[] not null,
	done jsonb not null,
	done_by uuid,
	done_at timestamptz not null default now(),
	undone_by uuid,
	undone_at timestamptz,
	primary key (tenant_id, id),
	unique (tenant_id, number),
	foreign key (tenant_id, done_by) references person,
	foreign key (tenant_id, undone_by) references person
);
create index consolidation_act_need on consolidation_act (tenant_id, need_id);
create index consolidation_act_live on consolidation_act (tenant_id, number) where undone_at is null;
select migration.isolate('consolidation_act', 'select, insert, update');

-- A unit does not agree that its need was merged; open until answered by splitting back or by a written reason.
create table merger_objection (
	tenant_id uuid not null references tenant,
	id uuid not null,
	merger_id uuid not null,
	service_unit_id uuid not null,
	text text not null check (length(text) between 3 and 2000),
	objected_by uuid,
	objected_at timestamptz not null default now(),
	outcome text check (outcome in ('split', 'kept')),
	answer text not null default '' check (length(answer) <= 2000),
	answered_by uuid,
	answered_at timestamptz,
	primary key (tenant_id, id),
	check ((outcome is null) = (answered_at is null)),
	check (outcome is distinct from 'kept' or answer <> ''),
	foreign key (tenant_id, merger_id) references need_merger,
	foreign key (tenant_id, service_unit_id) references service_unit,
	foreign key (tenant_id, objected_by) references person,
	foreign key (tenant_id, answered_by) references person
);
create unique index merger_objection_open on merger_objection (tenant_id, merger_id, service_unit_id) where outcome is null;
select migration.isolate('merger_objection', 'select, insert, update');
