import { writeTable } from '@luotsi/documents';
import * as systems from '#domain/systems/managed-system/managed-system.server.ts';
import type { ManagedSystem } from '#domain/systems/managed-system/managed-system.ts';
import { registerFilters, registerOf, registerSorts } from '#domain/systems/managed-system/register.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import { today } from '#platform/today.ts';
import { tableState } from '#ui/table/table-state.ts';
import { registerLines } from '../register-lines.server.ts';

const types = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The rows an authority must be able to show, each under its own heading. */
const factsOf = (t: Translate, system: ManagedSystem): [string, string][] => [
	[t('systems.name'), system.name],
	[t('systems.kindLabel'), t(`systems.kind.${system.kind}`)],
	[t('systems.purpose'), system.purpose],
	[t('systems.owner'), system.owner?.title ?? ''],
	[t('systems.deputy'), system.deputy?.title ?? ''],
	[t('systems.usedBy'), system.usedBy],
	[t('systems.units'), system.units.map(({ name }) => name).join(', ')],
	[t('systems.vendor'), system.vendor],
	[t('systems.stage'), t(`systems.stage.${system.stage}`)],
	[t('systems.stageFrom'), system.stageFrom ?? ''],
	[t('systems.stageTo'), system.stageTo ?? ''],
	[t('systems.criticality'), String(system.criticality)],
	[t('systems.personalData'), t(`systems.personalData.${system.personalData}`)],
	[t('systems.personalDataGroups'), system.personalDataGroups],
	[t('systems.legalBasis'), t(`systems.legalBasis.${system.legalBasis}`)],
	[t('systems.controller'), system.controller],
	[t('systems.processor'), system.processor],
	[t('systems.dataLocation'), system.dataLocation],
	[t('systems.retention'), system.retention],
	[t('systems.informationSet'), system.informationSet],
];

export const GET = async ({ locals: { actor, locale }, url }) => {
	const t = await serverWords(locale);
	const table = tableState(url, { sorts: registerSorts, filters: registerFilters });
	const { lines } = await registerLines(actor, table.filters['retired'] === '1');
	const interfaces = await systems.interfaceNames(actor);
	const rows = registerOf(lines, table, today()).map(({ system, endsOn, next, priceYearly }) => [
		...factsOf(t, system),
		[t('systems.column.interfaces'), (interfaces.get(system.id) ?? []).join(', ')],
		[t('systems.endsOn'), endsOn ?? ''],
		[t('systems.nextLabel'), next ? `${t(`systems.date.${next.kind}`)} ${next.day}` : ''],
		[t('systems.priceYearly'), priceYearly ?? ''],
	]);
	const headings = rows[0]?.map(([heading]) => String(heading)) ?? [t('systems.name')];
	const cells = rows.map((row) => row.map(([, value]) => value ?? ''));
	const format = url.searchParams.get('format') === 'csv' ? 'csv' : 'xlsx';
	const bytes = await writeTable(headings, cells, format, { sheetName: t('systems.title') });
	const file = `${actor.tenantSlug}-systems-${today()}.${format}`;
	return new Response(new Uint8Array(bytes), {
		headers: { 'content-type': types[format], 'content-disposition': `attachment; filename="${file}"` },
	});
};
