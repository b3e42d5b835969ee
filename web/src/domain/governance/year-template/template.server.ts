import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { MessageValues, Translate } from '#platform/locale/translate.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import { refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import type { ServiceArea } from '../../organisation/service-area/service-area.ts';
import * as areas from '../../organisation/service-area/service-area.server.ts';
import * as units from '../../organisation/service-unit/service-unit.server.ts';
import * as tenants from '../../organisation/tenant/tenant.server.ts';
import * as bodies from '../body/body.server.ts';
import * as duties from '../duty/duty.server.ts';
import { yearOf } from '../duty/rule.ts';
import { takeIn } from '../duty/work-programme.server.ts';
import { templateBodies, type OfferedBody, type TemplateBody, type TemplateChoice } from './template.ts';
import * as store from './template.store.server.ts';

const libraries = new Set(['main_library', 'branch_library', 'mobile_library']);
/** The chair hears of a duty this many days after its day. */
const ESCALATE_AFTER = 7;
const REMIND_DAYS = [14, 3];

interface Place {
	template: TemplateBody;
	area: ServiceArea | null;
	hasLibraries: boolean;
}

async function placesOf(actor: Actor): Promise<Place[]> {
	const [own, all] = await Promise.all([areas.list(actor), units.list(actor)]);
	const withLibraries = new Set(
		all.filter(({ kind }) => libraries.has(kind)).map((unit) => unit.serviceAreaId),
	);
	return templateBodies.flatMap((template): Place[] =>
		template.model === null
			? [{ template, area: null, hasLibraries: false }]
			: own
					.filter(({ governanceModel }) => governanceModel === template.model)
					.map((area) => ({ template, area, hasLibraries: withLibraries.has(area.id) })),
	);
}

/** The words of a key made at run time; not every duty has more to say than its name. */
function said(t: Translate, key: string, values?: MessageValues): string {
	return t.has(key) ? t(key, values) : '';
}

function offered(t: Translate, { template, area, hasLibraries }: Place, taken: store.Taken): OfferedBody {
	const key = area?.id ?? template.key;
	const name = said(t, `year.templateBody.${template.key}`, { area: area?.name ?? '' });
	return {
		key,
		name,
		kind: template.kind,
		areaId: area?.id ?? null,
		model: template.model,
		yearStarts: template.yearStarts,
		bodyId: taken.bodies.get(key) ?? taken.bodiesByName.get(name) ?? null,
		duties: template.duties
			.filter(({ isLibrary }) => !isLibrary || hasLibraries)
			.map((duty) => ({
				key: `${key}/${duty.key}`,
				name: said(t, `year.template.${duty.key}`),
				description: said(t, `year.templateText.${duty.key}`),
				rule: duty.rule,
				origin: duty.origin,
				basis: duty.basis ?? '',
				basisLink: duty.basisLink ?? '',
				isTaken: taken.duties.has(`${key}/${duty.key}`),
			})),
	};
}

/** The ready-made year as it would be here, in the municipality's own language. */
export async function preview(actor: Actor): Promise<OfferedBody[]> {
	actor.must('year.manage');
	const { locale } = await tenants.get(actor);
	const t = await serverWords(locale as Locale);
	const places = await placesOf(actor);
	const taken = await actor.read((db) => store.listTaken(db));
	return places.map((place) => offered(t, place, taken));
}

async function bodyFor(
	db: Db,
	record: RecordEvent,
	one: OfferedBody,
	chairId: string | null,
): Promise<string> {
	if (one.bodyId) return one.bodyId;
	return bodies.establish(db, record, {
		name: one.name,
		kind: one.kind,
		serviceAreaId: one.areaId,
		governanceModel: one.model,
		chairId,
		memberIds: [],
		yearStarts: one.yearStarts,
		templateKey: one.key,
	});
}

/** Takes in what was chosen, from the given day on: bodies, duties and this year's programmes in one act. */
export async function take(
	actor: Actor,
	{ items, chairs, key }: TemplateChoice,
	from: string | null = null,
): Promise<number> {
	actor.must('year.manage');
	const wanted = new Set(items);
	const chosen = (await preview(actor))
		.map((body) => ({
			...body,
			duties: body.duties.filter((duty) => wanted.has(duty.key) && !duty.isTaken),
		}))
		.filter((body) => body.duties.length > 0);
	return actor.change(
		async (db, record) => {
			// Asked here: the same press sent again finds all of it taken, and is answered as the first was.
			if (chosen.length === 0) refuse('nothing_chosen');
			let count = 0;
			for (const body of chosen) {
				const bodyId = await bodyFor(db, record, body, chairs[body.key] ?? null);
				const dutyIds: string[] = [];
				for (const { key: templateKey, isTaken: _, ...duty } of body.duties) {
					const more = { ownerId: null, clauseId: null, inForceFrom: from, templateKey };
					const times = { remindDays: REMIND_DAYS, escalateAfter: ESCALATE_AFTER };
					dutyIds.push(await duties.establish(db, record, { ...duty, ...more, ...times, bodyId }));
				}
				const year = yearOf(from ?? today(), body.yearStarts);
				await takeIn(db, actor, { bodyId, year, dutyIds });
				count += dutyIds.length;
			}
			return count;
		},
		{ verb: 'year_template.take', key },
	);
}
